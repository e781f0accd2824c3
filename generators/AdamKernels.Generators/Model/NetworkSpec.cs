namespace AdamKernels.Generators.Model;

/// <summary>
/// A valid declaration, free of anything of Roslyn: two declarations that mean the same are equal, and an edit elsewhere in the file
/// makes no new one.
/// </summary>
/// <param name="Type">The user's class.</param>
/// <param name="InputCount">Inputs of one sample.</param>
/// <param name="MaxBatchSize">Largest batch of a training step.</param>
/// <param name="Layers">Layers from the inputs to the outputs; at least one.</param>
/// <param name="Loss">Loss function.</param>
/// <param name="Optimizer">Optimizer and its hyper-parameters.</param>
internal sealed record NetworkSpec(
    TypeSpec Type, int InputCount, int MaxBatchSize, EquatableArray<LayerSpec> Layers, LossKind Loss, OptimizerSpec Optimizer);

/// <summary>Where a partial class is declared.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Containers">The declarations that it is nested in, outermost first, such as <c>partial class Outer</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="HintName">Its full name, for the names of generated files.</param>
internal sealed record TypeSpec(string Namespace, EquatableArray<string> Containers, string Name, string HintName);

/// <summary>A dense layer.</summary>
internal sealed record LayerSpec(int Inputs, int Outputs, ActivationKind Activation);

/// <summary>Activations, with the values of the runtime's enum.</summary>
internal enum ActivationKind
{
    Identity,
    Relu,
    Tanh,
    Sigmoid,
}

/// <summary>Losses; the names are those of the runtime's enum.</summary>
internal enum LossKind
{
    MeanSquaredError,
    BinaryCrossEntropy,
    SoftmaxCrossEntropy,
}

/// <summary>An optimizer and its hyper-parameters.</summary>
internal abstract record OptimizerSpec(double LearningRate);

internal sealed record AdamSpec(double LearningRate, double Beta1, double Beta2, double Epsilon) : OptimizerSpec(LearningRate);

internal sealed record SgdSpec(double LearningRate, double Momentum) : OptimizerSpec(LearningRate);

internal sealed record RmsPropSpec(double LearningRate, double Alpha, double Epsilon) : OptimizerSpec(LearningRate);

/// <summary>One of the runtime's optimizers for flat parameters.</summary>
/// <param name="Type">The runtime's class.</param>
/// <param name="Optimizer">Name of the optimizer.</param>
internal sealed record FlatOptimizerSpec(TypeSpec Type, string Optimizer);
