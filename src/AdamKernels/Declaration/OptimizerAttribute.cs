namespace AdamKernels;

/// <summary>Declares the optimizer of a network, with the options that every optimizer has.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class OptimizerAttribute : Attribute, IHyperparameters
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
    [InRange(Hyperparameter.WeightDecay)]
    public double WeightDecay { get; set; }

    /// <summary>Whether to maximize instead of minimize: the gradient is negated first.</summary>
    public bool Maximize { get; set; }

    /// <summary>
    /// Whether the numbers can be set between steps, by <see cref="Trainer{TNetwork}.Hyperparameters"/>. They are then arguments of the
    /// kernels instead of constants; an update whose numbers are as declared gives the same bits. The learning rate can always be set.
    /// </summary>
    public bool Adjustable { get; set; }

    /// <inheritdoc/>
    IEnumerable<(Hyperparameter Name, double Value)> IHyperparameters.Hyperparameters =>
        Own.Prepend((Hyperparameter.WeightDecay, WeightDecay));

    /// <summary>The hyper-parameters besides learning rate and weight decay that the declared variant uses.</summary>
    private protected abstract IEnumerable<(Hyperparameter Name, double Value)> Own { get; }
}
