namespace AdamKernels.Runtime;

/// <summary>Has the generator emit the update of an optimizer for flat parameters: one formula, one place.</summary>
/// <param name="optimizer">Name of the optimizer.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FlatOptimizerAttribute(string optimizer) : Attribute
{
    public string Optimizer { get; } = optimizer;
}
