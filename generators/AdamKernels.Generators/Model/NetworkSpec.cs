using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Model;

/// <summary>
/// A valid declaration, without any Roslyn objects: two declarations that mean the same are equal, so that an edit elsewhere in the file
/// does not create a new one.
/// </summary>
/// <param name="Type">The user's class.</param>
/// <param name="InputCount">Inputs of one sample.</param>
/// <param name="MaxBatchSize">Maximum number of samples in a training step.</param>
/// <param name="Layers">Layers from the inputs to the outputs; at least one.</param>
/// <param name="DeclaredLoss">Loss function.</param>
/// <param name="DeclaredOptimizer">Optimizer and its hyper-parameters.</param>
internal sealed record NetworkSpec(
    TypeSpec Type,
    int InputCount,
    int MaxBatchSize,
    EquatableArray<LayerSpec> Layers,
    ByValue<LossAttribute> DeclaredLoss,
    ByValue<OptimizerAttribute> DeclaredOptimizer)
{
    public LossAttribute Loss => DeclaredLoss.Value;

    public OptimizerAttribute Optimizer => DeclaredOptimizer.Value;

    /// <summary>What its public members follow from.</summary>
    public SurfaceSpec Surface => new(Type, InputCount, MaxBatchSize, Layers, DeclaredLoss)
    {
        StandardizesInputs = StandardizesInputs,
        StandardizesTargets = StandardizesTargets,
    };

    /// <summary>What is done to gradients on their way to the optimizer.</summary>
    public GradientSpec Gradient { get; init; } = new();

    /// <summary>Decay of the parameters' moving average; null if there is none.</summary>
    public double? AverageDecay { get; init; }

    /// <summary>Whether the backward pass goes on to the inputs of the network.</summary>
    public bool ComputesInputGradients { get; init; }

    /// <summary>Whether the network standardizes its inputs.</summary>
    public bool StandardizesInputs { get; init; }

    /// <summary>Whether the network standardizes its targets.</summary>
    public bool StandardizesTargets { get; init; }
}
