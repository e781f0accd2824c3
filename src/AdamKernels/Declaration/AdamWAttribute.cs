namespace AdamKernels;

/// <summary>
/// Trains with AdamW (Loshchilov and Hutter, 2019): p *= 1 - rate·λ, then the update of <see cref="AdamAttribute"/> without weight decay in
/// the gradient.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AdamWAttribute : Attribute
{
    /// <summary>Initial learning rate, positive and finite. It can be changed between steps.</summary>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>Decay β1 of the gradient's moving average, in [0, 1).</summary>
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay β2 of the squared gradient's moving average, in [0, 1).</summary>
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Term ε added to the corrected root, at least 1e-30 and finite.</summary>
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Weight decay λ, at least 0 and finite: each step shrinks the parameters by the factor 1 - rate·λ.</summary>
    public double WeightDecay { get; set; } = 1e-2;

    /// <summary>
    /// Whether to divide by the largest v so far (AMSGrad; Reddi, Kale and Kumar, 2018), which takes a third float of state per
    /// parameter. The maximum is that of the uncorrected v, as in PyTorch.
    /// </summary>
    public bool AmsGrad { get; set; }

    /// <summary>Whether to maximize instead of minimize: the gradient is negated first.</summary>
    public bool Maximize { get; set; }
}
