namespace AdamKernels;

/// <summary>Trains with RMSProp: v = α·v + (1-α)·g², p -= rate·g / (√v + ε), as PyTorch's <c>RMSprop</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RmsPropAttribute : Attribute
{
    /// <summary>Initial learning rate, positive and finite. It can be changed between steps.</summary>
    public double LearningRate { get; set; } = 1e-2;

    /// <summary>Decay α of the squared gradient's moving average, in [0, 1).</summary>
    public double Alpha { get; set; } = 0.99;

    /// <summary>Term ε added to the root, at least 1e-30 and finite.</summary>
    public double Epsilon { get; set; } = 1e-8;
}
