using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Adadelta for your own parameters: the same update, to the bit, as in a network declared with <see cref="AdadeltaAttribute"/>.
/// </summary>
/// <remarks>
/// v = ρ·v + (1-ρ)·g², Δ = √(d + ε) / √(v + ε) · g, d = ρ·d + (1-ρ)·Δ², p -= rate·Δ (Zeiler, 2012). An update allocates nothing. Use an
/// optimizer from one thread at a time.
/// </remarks>
public sealed partial class AdadeltaOptimizer : ParameterOptimizer
{
    private readonly double _rho;
    private readonly double _epsilon;

    /// <summary>Creates the two moving averages, two floats per parameter.</summary>
    /// <param name="parameters">The parameters, of any number; updated in place.</param>
    /// <param name="learningRate">Learning rate, positive and finite.</param>
    /// <param name="rho">Decay of both averages, in [0, 1).</param>
    /// <param name="epsilon">Term added to both averages, at least 1e-30 and finite.</param>
    /// <param name="weightDecay">
    /// Weight decay, at least 0 and finite: this factor times the parameter is added to its gradient (L2).
    /// </param>
    /// <param name="maximize">Whether to maximize instead of minimize: the gradient is negated first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyper-parameter is out of range.</exception>
    public AdadeltaOptimizer(
        Memory<float> parameters,
        double learningRate = 1,
        double rho = 0.9,
        double epsilon = 1e-6,
        double weightDecay = 0,
        bool maximize = false)
        : base(parameters, learningRate, weightDecay, maximize)
    {
        Check.Decay(rho, nameof(rho));
        Check.Epsilon(epsilon, nameof(epsilon));
        _rho = rho;
        _epsilon = epsilon;
        AllocateStates(2);
    }

    private protected override void Update(ref float g, ref float w, nuint count)
    {
        StepScalars scalars = StepRule.Sgd(ref State, LearningRate);
        Plain.Update(
            ref g,
            ref w,
            ref StateReference(0),
            ref StateReference(1),
            count,
            scalars,
            rho: (float)_rho,
            oneMinusRho: (float)(1 - _rho),
            epsilon: (float)_epsilon,
            weightDecay: (float)WeightDecay,
            sign: Sign);
    }

    [ParameterOptimizer, Adadelta(WeightDecay = 1, Maximize = true)]
    private static partial class Plain;
}
