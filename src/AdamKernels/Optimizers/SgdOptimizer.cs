using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Stochastic gradient descent for your own parameters: the same update, to the bit, as in a network declared with
/// <see cref="SgdAttribute"/>.
/// </summary>
/// <remarks>
/// p -= rate·g, or with momentum b = μ·b + (1-dampening)·g, p -= rate·b, or with Nesterov p -= rate·(g + μ·b). An update allocates nothing.
/// Use an optimizer from one thread at a time.
/// </remarks>
public sealed partial class SgdOptimizer : ParameterOptimizer
{
    private readonly double _momentum;
    private readonly double _dampening;
    private readonly bool _nesterov;

    /// <summary>Creates the velocity, one float per parameter with momentum, none without.</summary>
    /// <param name="parameters">The parameters, of any number; updated in place.</param>
    /// <param name="learningRate">Learning rate, positive and finite.</param>
    /// <param name="momentum">Momentum, in [0, 1); 0 means none and keeps no state.</param>
    /// <param name="dampening">Dampening, in [0, 1), of the gradients that are added to the momentum, from the second update on.</param>
    /// <param name="nesterov">Whether to use Nesterov momentum, which requires a momentum above 0 and no dampening.</param>
    /// <param name="weightDecay">
    /// Weight decay, at least 0 and finite: this factor times the parameter is added to its gradient (L2).
    /// </param>
    /// <param name="maximize">Whether to maximize instead of minimize: the gradient is negated first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyper-parameter is out of range.</exception>
    public SgdOptimizer(
        Memory<float> parameters,
        double learningRate = 1e-2,
        double momentum = 0,
        double dampening = 0,
        bool nesterov = false,
        double weightDecay = 0,
        bool maximize = false)
        : base(parameters, learningRate, weightDecay, maximize)
    {
        Check.Decay(momentum, nameof(momentum));
        Check.Decay(dampening, nameof(dampening));
        Check.Nesterov(nesterov, momentum, nameof(momentum), dampening, nameof(dampening));
        _momentum = momentum;
        _dampening = dampening;
        _nesterov = nesterov;
        AllocateStates(momentum == 0 ? 0 : 1);
    }

    private protected override void Update(ref float g, ref float w, nuint count)
    {
        StepScalars scalars = StepRule.Sgd(ref State, LearningRate, _dampening);
        float momentum = (float)_momentum;
        float weightDecay = (float)WeightDecay;
        if (_momentum == 0)
        {
            Plain.Update(ref g, ref w, count, scalars, weightDecay, Sign);
        }
        else if (_nesterov)
        {
            WithNesterov.Update(ref g, ref w, ref StateReference(0), count, scalars, momentum, weightDecay, Sign);
        }
        else
        {
            WithMomentum.Update(ref g, ref w, ref StateReference(0), count, scalars, momentum, weightDecay, Sign);
        }
    }

    [ParameterOptimizer, Sgd(WeightDecay = 1, Maximize = true)]
    private static partial class Plain;

    [ParameterOptimizer, Sgd(Momentum = 0.9, WeightDecay = 1, Maximize = true)]
    private static partial class WithMomentum;

    [ParameterOptimizer, Sgd(Momentum = 0.9, Nesterov = true, WeightDecay = 1, Maximize = true)]
    private static partial class WithNesterov;
}
