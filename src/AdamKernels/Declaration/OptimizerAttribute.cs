namespace AdamKernels;

/// <summary>Declares the optimizer of a network, with the options that every optimizer has.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OptimizerAttribute : Attribute
{
    private protected OptimizerAttribute(double learningRate, double weightDecay = 0)
    {
        LearningRate = learningRate;
        WeightDecay = weightDecay;
    }

    /// <summary>Initial learning rate, positive and finite. It can be changed between steps.</summary>
    [InRange(NumberRange.Positive)]
    public double LearningRate { get; set; }

    /// <summary>
    /// Weight decay λ, at least 0 and finite. <see cref="AdamWAttribute"/> and <see cref="LionAttribute"/> shrink the parameters by the
    /// factor 1 - rate·λ in each step; the others add λ times the parameter to its gradient (L2).
    /// </summary>
    [InRange(NumberRange.NonNegative)]
    public double WeightDecay { get; set; }

    /// <summary>Whether to maximize instead of minimize: the gradient is negated first.</summary>
    public bool Maximize { get; set; }
}
