namespace AdamKernels;

/// <summary>
/// Declares the next dense layer of a <see cref="NetworkAttribute">network</see>: y = activation(x · Wᵀ + b). Options add
/// normalization before the activation, dropout after it, and a residual connection that adds the layer's inputs to its outputs.
/// </summary>
/// <param name="outputs">Number of outputs, at least 1.</param>
/// <param name="activation">Function applied to every output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int outputs, Activation activation = Activation.Identity) : Attribute
{
    /// <summary>Number of outputs.</summary>
    [InRange(NumberRange.Size, "The number of outputs")]
    public int Outputs { get; } = outputs;

    /// <summary>Function applied to every output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>
    /// Whether to normalize the sums of a sample over its outputs before the activation, as PyTorch's <c>LayerNorm</c> does:
    /// γ·(z - mean) / √(variance + 1e-5) + β, with a learned γ (initially 1) and β (initially 0) for each output.
    /// </summary>
    public bool LayerNorm { get; set; }

    /// <summary>
    /// Whether to normalize the sums of a sample by their root mean square before the activation, as PyTorch's <c>RMSNorm</c> does:
    /// γ·z / √(mean of z² + 2⁻²³), with a learned γ (initially 1) for each output. Not allowed with <see cref="LayerNorm"/>.
    /// </summary>
    public bool RmsNorm { get; set; }

    /// <summary>
    /// Fraction of the outputs that a training step sets to 0, at least 0 and below 1; the others are divided by the remaining fraction, as
    /// PyTorch's <c>Dropout</c> does. 0 by default. <c>Predict</c> and <c>Evaluate</c> drop nothing. Not allowed on the last layer.
    /// </summary>
    [InRange(NumberRange.DropFraction)]
    public double Dropout { get; set; }

    /// <summary>
    /// Whether <c>trainer.Hyperparameters.SetDropout</c> can set the fraction between steps. <see cref="Dropout"/> is the one to start
    /// with, and may be 0. False by default. Not allowed on the last layer.
    /// </summary>
    public bool AdjustableDropout { get; set; }

    /// <summary>
    /// Whether to add the layer's inputs to its outputs, after everything else. Requires as many inputs as outputs, and a previous layer.
    /// </summary>
    public bool Residual { get; set; }

    /// <summary>Whether training leaves the layer's parameters unchanged. At least one layer must be trained.</summary>
    public bool Frozen { get; set; }

    /// <summary>Factor of the learning rate for this layer, positive and finite. 1 by default.</summary>
    [InRange(NumberRange.Positive)]
    public double LearningRateFactor { get; set; } = 1;

    /// <summary>Initial values of the parameters; by default those of PyTorch's <c>nn.Linear</c>.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>Value of the weights for <see cref="Initializer.Constant"/>, finite; not allowed with other initializers.</summary>
    [InRange(NumberRange.Finite)]
    public double InitialValue { get; set; }
}
