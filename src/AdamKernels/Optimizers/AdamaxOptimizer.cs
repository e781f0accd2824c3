using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Adamax for your own parameters: the same update, to the bit, as in a network declared with <see cref="AdamaxAttribute"/>.
/// </summary>
/// <remarks>
/// u = max(β2·u, |g| + ε), p -= rate / (1-β1ᵗ) · m / u, m as in <see cref="AdamOptimizer"/> (Kingma and Ba, 2015). An update allocates
/// nothing. Use an optimizer from one thread at a time.
/// </remarks>
public sealed partial class AdamaxOptimizer : ParameterOptimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;

    /// <summary>Creates the average and the largest magnitude, two floats per parameter.</summary>
    /// <param name="parameters">The parameters, of any number; updated in place.</param>
    /// <param name="learningRate">Learning rate, positive and finite.</param>
    /// <param name="beta1">Decay of the gradient's moving average, in [0, 1).</param>
    /// <param name="beta2">Decay of the largest magnitude, in [0, 1).</param>
    /// <param name="epsilon">Term added to the gradient's magnitude, at least 1e-30 and finite.</param>
    /// <param name="weightDecay">
    /// Weight decay, at least 0 and finite: this factor times the parameter is added to its gradient (L2).
    /// </param>
    /// <param name="maximize">Whether to maximize instead of minimize: the gradient is negated first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyper-parameter is out of range.</exception>
    public AdamaxOptimizer(
        Memory<float> parameters,
        double learningRate = 2e-3,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8,
        double weightDecay = 0,
        bool maximize = false)
        : base(parameters, learningRate, weightDecay, maximize)
    {
        Check.Decay(beta1, nameof(beta1));
        Check.Decay(beta2, nameof(beta2));
        Check.Epsilon(epsilon, nameof(epsilon));
        _beta1 = beta1;
        _beta2 = beta2;
        _epsilon = epsilon;
        AllocateStates(2);
    }

    private protected override void Update(ref float g, ref float w, nuint count)
    {
        StepScalars scalars = StepRule.Adamax(ref State, LearningRate, _beta1);
        Plain.Update(
            ref g,
            ref w,
            ref StateReference(0),
            ref StateReference(1),
            count,
            scalars,
            oneMinusBeta1: (float)(1 - _beta1),
            beta2: (float)_beta2,
            epsilon: (float)_epsilon,
            weightDecay: (float)WeightDecay,
            sign: Sign);
    }

    [ParameterOptimizer, Adamax(WeightDecay = 1, Maximize = true)]
    private static partial class Plain;
}
