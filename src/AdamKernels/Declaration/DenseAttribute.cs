namespace AdamKernels;

/// <summary>
/// Declares the next dense layer of a <see cref="NetworkAttribute">network</see>: y = activation(x · Wᵀ + b), with what its options add:
/// normalization before the activation, dropout after it, and a connection that adds the layer's inputs to its outputs.
/// </summary>
/// <param name="outputs">Number of outputs, at least 1.</param>
/// <param name="activation">Function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int outputs, Activation activation = Activation.Identity) : Attribute
{
    /// <summary>Number of outputs.</summary>
    public int Outputs { get; } = outputs;

    /// <summary>Function applied to every output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>
    /// Whether the sums are normalized over the outputs of a sample before the activation, as PyTorch's <c>LayerNorm</c> does:
    /// γ·(z - mean) / √(variance + 1e-5) + β, with a learned γ (initially 1) and β (initially 0) for each output.
    /// </summary>
    public bool LayerNorm { get; set; }

    /// <summary>
    /// Fraction of the outputs that a training step sets to 0, at least 0 and below 1; the others are divided by what remains, as PyTorch's
    /// <c>Dropout</c> does. 0 unless set. <c>Predict</c> and <c>Evaluate</c> drop nothing. Not allowed at the last layer.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>Whether the layer's inputs are added to its outputs, after all else. It needs as many inputs as outputs, and a layer before it.</summary>
    public bool Residual { get; set; }

    /// <summary>Whether training leaves the layer's parameters as they are. At least one layer must be trained.</summary>
    public bool Frozen { get; set; }

    /// <summary>What the learning rate is multiplied by for this layer, positive and finite. 1 unless set.</summary>
    public double LearningRateFactor { get; set; } = 1;

    /// <summary>How the parameters start. PyTorch's default for <c>nn.Linear</c> unless set.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>The weights' value for <see cref="Initializer.Constant"/>, finite; not allowed for another.</summary>
    public double InitialValue { get; set; }
}
