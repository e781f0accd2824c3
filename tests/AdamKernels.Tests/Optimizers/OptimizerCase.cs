using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Optimizers;

/// <summary>One optimizer with some options, in its three forms.</summary>
/// <param name="Network">A network with the attribute.</param>
/// <param name="Standalone">The class for your own parameters.</param>
/// <param name="Oracle">The formula in double.</param>
/// <param name="NetworkType">The network's class.</param>
internal sealed record OptimizerCase(
    Type NetworkType, Func<UpdateSubject> Network, Func<Memory<float>, ParameterOptimizer> Standalone, Func<ReferenceOptimizer> Oracle)
{
    /// <summary>
    /// What each state is in the end when no gradient comes any more, null where it stays as it is; no value at all where weight decay
    /// makes a gradient of its own.
    /// </summary>
    public float?[]? Rest { get; init; }
}
