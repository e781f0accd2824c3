using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// RMSProp for your own parameters: the same update, to the bit, as in a network declared with <see cref="RmsPropAttribute"/>.
/// </summary>
/// <remarks>
/// v = α·v + (1-α)·g², p -= rate·g / (√v + ε), or with momentum b = μ·b + g / (√v + ε), p -= rate·b; when centered, v minus the square of
/// the gradient's average replaces v. An update allocates nothing. Use an optimizer from one thread at a time.
/// </remarks>
public sealed partial class RmsPropOptimizer : ParameterOptimizer
{
    private readonly double _alpha;
    private readonly double _epsilon;
    private readonly bool _centered;
    private readonly double _momentum;

    /// <summary>Creates the averages and the velocity, one to three floats per parameter.</summary>
    /// <param name="parameters">The parameters, of any number; updated in place.</param>
    /// <param name="learningRate">Learning rate, positive and finite.</param>
    /// <param name="alpha">Decay of the squared gradient's moving average, in [0, 1).</param>
    /// <param name="epsilon">Term added to the root, at least 1e-30 and finite.</param>
    /// <param name="centered">Whether to divide by the root of the gradient's variance.</param>
    /// <param name="momentum">Momentum, in [0, 1); 0 means none.</param>
    /// <param name="weightDecay">
    /// Weight decay, at least 0 and finite: this factor times the parameter is added to its gradient (L2).
    /// </param>
    /// <param name="maximize">Whether to maximize instead of minimize: the gradient is negated first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyper-parameter is out of range.</exception>
    public RmsPropOptimizer(
        Memory<float> parameters,
        double learningRate = 1e-2,
        double alpha = 0.99,
        double epsilon = 1e-8,
        bool centered = false,
        double momentum = 0,
        double weightDecay = 0,
        bool maximize = false)
        : base(parameters, learningRate, weightDecay, maximize)
    {
        Check.Decay(alpha, nameof(alpha));
        Check.Epsilon(epsilon, nameof(epsilon));
        Check.Decay(momentum, nameof(momentum));
        _alpha = alpha;
        _epsilon = epsilon;
        _centered = centered;
        _momentum = momentum;
        AllocateStates(1 + (centered ? 1 : 0) + (momentum == 0 ? 0 : 1));
    }

    private protected override void Update(ref float g, ref float w, nuint count)
    {
        StepScalars scalars = StepRule.RmsProp(ref State, LearningRate, _epsilon);
        float alpha = (float)_alpha;
        float oneMinusAlpha = (float)(1 - _alpha);
        float momentum = (float)_momentum;
        float weightDecay = (float)WeightDecay;
        ref float v = ref StateReference(0);
        switch (_centered, _momentum != 0)
        {
            case (false, false):
                Plain.Update(ref g, ref w, ref v, count, scalars, alpha, oneMinusAlpha, weightDecay, Sign);
                break;
            case (false, true):
                WithMomentum.Update(
                    ref g, ref w, ref v, ref StateReference(1), count, scalars, alpha, oneMinusAlpha, momentum, weightDecay, Sign);
                break;
            case (true, false):
                Centered.Update(ref g, ref w, ref v, ref StateReference(1), count, scalars, alpha, oneMinusAlpha, weightDecay, Sign);
                break;
            default:
                CenteredWithMomentum.Update(
                    ref g,
                    ref w,
                    ref v,
                    ref StateReference(1),
                    ref StateReference(2),
                    count,
                    scalars,
                    alpha,
                    oneMinusAlpha,
                    momentum,
                    weightDecay,
                    Sign);
                break;
        }
    }

    [ParameterOptimizer, RmsProp(WeightDecay = 1, Maximize = true)]
    private static partial class Plain;

    [ParameterOptimizer, RmsProp(Momentum = 0.9, WeightDecay = 1, Maximize = true)]
    private static partial class WithMomentum;

    [ParameterOptimizer, RmsProp(Centered = true, WeightDecay = 1, Maximize = true)]
    private static partial class Centered;

    [ParameterOptimizer, RmsProp(Centered = true, Momentum = 0.9, WeightDecay = 1, Maximize = true)]
    private static partial class CenteredWithMomentum;
}
