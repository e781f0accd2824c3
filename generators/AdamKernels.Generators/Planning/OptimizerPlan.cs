using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>An optimizer with what is done to gradients before the update and to parameters after it.</summary>
/// <param name="Spec">The optimizer.</param>
internal sealed record OptimizerPlan(OptimizerAttribute Spec)
{
    /// <summary>Name of the buffer that holds the moving average of the parameters.</summary>
    public const string Average = "average";

    /// <summary>What is done to gradients before the update.</summary>
    public GradientSpec Gradient { get; private init; } = new();

    /// <summary>Decay of the parameters' moving average; null if there is none.</summary>
    public double? AverageDecay { get; private init; }

    /// <summary>
    /// Whether the hyper-parameters are arguments of the kernels, as for the user's own parameters and where a network declares them
    /// adjustable, or constants that fold into the kernels. If they are arguments, the numbers of the spec are not used; its options select
    /// the variant.
    /// </summary>
    public bool TakesHyperParameters { get; private init; }

    /// <summary>
    /// Whether the sign of the gradients is an argument too, so that a kernel for the user's own parameters minimizes and maximizes.
    /// </summary>
    public bool TakesSign { get; private init; }

    public OptimizerTraits Traits => OptimizerTraits.Of(Spec);

    /// <summary>
    /// The states, followed by the moving average of the parameters if one is declared. Each is a buffer with the layout of the parameters.
    /// </summary>
    public IReadOnlyList<string> Buffers => AverageDecay is null ? Traits.States : [.. Traits.States, Average];

    /// <summary>Index of the moving average among the buffers; null if there is none.</summary>
    public int? AverageState => AverageDecay is null ? null : Traits.States.Length;

    /// <summary>Whether gradients are multiplied by a sign.</summary>
    public bool HasSign => TakesSign || Spec.Maximize;

    /// <summary>Whether weight decay is emitted. A decay that is 0 as a float is not, unless it can change.</summary>
    public bool Decays => Spec.Adjustable || (float)Spec.WeightDecay != 0;

    /// <summary>
    /// Vector operations that are emitted to update one vector if hyper-parameters are constants. With arguments there are at most as many:
    /// no constants, but a choice that leaves out a weight decay of 0.
    /// </summary>
    public int Operations =>
        Traits.Operations
        + (HasSign ? 1 : 0)
        + (!Decays ? 0 : Traits.IsDecayDecoupled ? 1 : 3)
        + (TakesHyperParameters ? 2 : 0)
        + (Gradient.MaxValue is null ? 0 : 5)
        + (AverageDecay is null ? 0 : 3);

    public static OptimizerPlan Of(NetworkSpec network) => new(network.Optimizer)
    {
        Gradient = network.Gradient,
        AverageDecay = network.AverageDecay,
        TakesHyperParameters = network.Optimizer.Adjustable,
    };

    public static OptimizerPlan Of(ParameterOptimizerSpec parameters) =>
        new(parameters.Optimizer) { TakesHyperParameters = true, TakesSign = parameters.Optimizer.Maximize };
}
