using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// AdamW for your own parameters: the same update, to the bit, as in a network declared with <see cref="AdamWAttribute"/>.
/// </summary>
/// <remarks>
/// p *= 1 - rate·λ, then the update of <see cref="AdamOptimizer"/> without weight decay in the gradient (Loshchilov and Hutter, 2019). An
/// update allocates nothing. Use an optimizer from one thread at a time.
/// </remarks>
public sealed partial class AdamWOptimizer : ParameterOptimizer
{
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly bool _amsGrad;

    /// <summary>Creates the moments, two floats per parameter, or three with <paramref name="amsGrad"/>.</summary>
    /// <param name="parameters">The parameters, of any number; updated in place.</param>
    /// <param name="learningRate">Learning rate, positive and finite.</param>
    /// <param name="beta1">Decay of the gradient's moving average, in [0, 1).</param>
    /// <param name="beta2">Decay of the squared gradient's moving average, in [0, 1).</param>
    /// <param name="epsilon">Term added to the corrected root, at least 1e-30 and finite.</param>
    /// <param name="weightDecay">
    /// Weight decay, at least 0 and finite: each update shrinks the parameters by the factor 1 - rate·decay.
    /// </param>
    /// <param name="amsGrad">Whether to divide by the largest second moment so far, which takes one more float per parameter.</param>
    /// <param name="maximize">Whether to maximize instead of minimize: the gradient is negated first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyper-parameter is out of range.</exception>
    public AdamWOptimizer(
        Memory<float> parameters,
        double learningRate = 1e-3,
        double beta1 = 0.9,
        double beta2 = 0.999,
        double epsilon = 1e-8,
        double weightDecay = 1e-2,
        bool amsGrad = false,
        bool maximize = false)
        : base(parameters, learningRate, weightDecay, maximize)
    {
        Check.Decay(beta1, nameof(beta1));
        Check.Decay(beta2, nameof(beta2));
        Check.Epsilon(epsilon, nameof(epsilon));
        _beta1 = beta1;
        _beta2 = beta2;
        _epsilon = epsilon;
        _amsGrad = amsGrad;
        AllocateStates(amsGrad ? 3 : 2);
    }

    /// <summary>The moving averages of the gradients, one for each parameter.</summary>
    public ReadOnlySpan<float> FirstMoment => GetState(0);

    /// <summary>The moving averages of the squared gradients, one for each parameter.</summary>
    public ReadOnlySpan<float> SecondMoment => GetState(1);

    private protected override void Update(ref float g, ref float w, nuint count)
    {
        StepScalars scalars = StepRule.AdamW(ref State, LearningRate, _beta1, _beta2, _epsilon, WeightDecay);
        float oneMinusBeta1 = (float)(1 - _beta1);
        float beta2 = (float)_beta2;
        float oneMinusBeta2 = (float)(1 - _beta2);
        ref float m = ref StateReference(0);
        ref float v = ref StateReference(1);
        if (_amsGrad)
        {
            WithAmsGrad.Update(
                ref g, ref w, ref m, ref v, ref StateReference(2), count, scalars, oneMinusBeta1, beta2, oneMinusBeta2, Sign);
        }
        else
        {
            Plain.Update(ref g, ref w, ref m, ref v, count, scalars, oneMinusBeta1, beta2, oneMinusBeta2, Sign);
        }
    }

    [ParameterOptimizer, AdamW(WeightDecay = 1, Maximize = true)]
    private static partial class Plain;

    [ParameterOptimizer, AdamW(AmsGrad = true, WeightDecay = 1, Maximize = true)]
    private static partial class WithAmsGrad;
}
