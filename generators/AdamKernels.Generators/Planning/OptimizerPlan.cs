using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>An optimizer with what is done to gradients before the update and to parameters after it.</summary>
/// <param name="Spec">The optimizer.</param>
internal sealed record OptimizerPlan(OptimizerAttribute Spec)
{
    /// <summary>Name of the moving average of the parameters among the buffers.</summary>
    public const string Average = "average";

    /// <summary>What comes before.</summary>
    public GradientSpec Gradient { get; private init; } = new();

    /// <summary>Decay of the parameters' moving average; null where none is kept.</summary>
    public double? AverageDecay { get; private init; }

    /// <summary>
    /// Whether the hyper-parameters are arguments of the kernels, as for parameters of the user's own, or constants that fold into them.
    /// The numbers of the spec then are not used; its options say which variant it is.
    /// </summary>
    public bool TakesHyperParameters { get; private init; }

    public OptimizerTraits Traits => OptimizerTraits.Of(Spec);

    /// <summary>
    /// The states, and the moving average of the parameters where one is declared: as many buffers in the layout of the parameters.
    /// </summary>
    public IReadOnlyList<string> Buffers => AverageDecay is null ? Traits.States : [.. Traits.States, Average];

    /// <summary>Whether gradients are multiplied by a sign.</summary>
    public bool HasSign => TakesHyperParameters || Spec.Maximize;

    /// <summary>Whether weight decay is emitted: a decay that is 0 as a float is none.</summary>
    public bool Decays => TakesHyperParameters || (float)Spec.WeightDecay != 0;

    /// <summary>Vector operations of an update of one vector with constants, as many as are emitted.</summary>
    public int Operations =>
        Traits.Operations
        + (HasSign ? 1 : 0)
        + (!Decays ? 0 : Traits.IsDecayDecoupled ? 1 : 3)
        + (Gradient.MaxValue is null ? 0 : 5)
        + (AverageDecay is null ? 0 : 3);

    public static OptimizerPlan Of(NetworkSpec network) =>
        new(network.Optimizer) { Gradient = network.Gradient, AverageDecay = network.AverageDecay };

    public static OptimizerPlan Of(ParameterOptimizerSpec parameters) => new(parameters.Optimizer) { TakesHyperParameters = true };
}
