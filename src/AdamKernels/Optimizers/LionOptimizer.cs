using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Lion for your own parameters: the same update, to the bit, as in a network declared with <see cref="LionAttribute"/>.
/// </summary>
/// <remarks>
/// p *= 1 - rate·λ, p -= rate·sign(β1·m + (1-β1)·g), then m = β2·m + (1-β2)·g (Chen and others, 2023). An update allocates nothing. Use an
/// optimizer from one thread at a time.
/// </remarks>
public sealed partial class LionOptimizer : ParameterOptimizer
{
    private readonly double _beta1;
    private readonly double _beta2;

    /// <summary>Creates the average, one float per parameter.</summary>
    /// <param name="parameters">The parameters, of any number; updated in place.</param>
    /// <param name="learningRate">Learning rate, positive and finite.</param>
    /// <param name="beta1">Weight, in [0, 1), of the moving average in the sum whose sign is taken; the gradient has the rest.</param>
    /// <param name="beta2">Decay of the gradient's moving average, in [0, 1).</param>
    /// <param name="weightDecay">
    /// Weight decay, at least 0 and finite: each update shrinks the parameters by the factor 1 - rate·decay.
    /// </param>
    /// <param name="maximize">Whether to maximize instead of minimize: the gradient is negated first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyper-parameter is out of range.</exception>
    public LionOptimizer(
        Memory<float> parameters,
        double learningRate = 1e-4,
        double beta1 = 0.9,
        double beta2 = 0.99,
        double weightDecay = 0,
        bool maximize = false)
        : base(parameters, learningRate, weightDecay, maximize)
    {
        Check.Decay(beta1, nameof(beta1));
        Check.Decay(beta2, nameof(beta2));
        _beta1 = beta1;
        _beta2 = beta2;
        AllocateStates(1);
    }

    private protected override void Update(ref float g, ref float w, nuint count)
    {
        StepScalars scalars = StepRule.Lion(ref State, LearningRate, WeightDecay);
        Plain.Update(
            ref g,
            ref w,
            ref StateReference(0),
            count,
            scalars,
            momentRatio: (float)(_beta1 / (1 - _beta1)),
            oneMinusBeta2: (float)(1 - _beta2),
            sign: Sign);
    }

    [ParameterOptimizer, Lion(WeightDecay = 1, Maximize = true)]
    private static partial class Plain;
}
