using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Adagrad for your own parameters: the same update, to the bit, as in a network declared with <see cref="AdagradAttribute"/>.
/// </summary>
/// <remarks>
/// s += g², p -= rate / (1+(t-1)·decay) · g / (√s + ε) (Duchi, Hazan and Singer, 2011). An update allocates nothing. Use an optimizer
/// from one thread at a time.
/// </remarks>
public sealed partial class AdagradOptimizer : ParameterOptimizer
{
    private readonly double _learningRateDecay;
    private readonly double _epsilon;

    /// <summary>Creates the sums of squares, one float per parameter.</summary>
    /// <param name="parameters">The parameters, of any number; updated in place.</param>
    /// <param name="learningRate">Learning rate, positive and finite.</param>
    /// <param name="learningRateDecay">Decay of the learning rate with the number of steps, at least 0 and finite.</param>
    /// <param name="epsilon">Term added to the root, at least 1e-30 and finite.</param>
    /// <param name="initialAccumulator">Initial value of the sums, at least 0 and finite.</param>
    /// <param name="weightDecay">
    /// Weight decay, at least 0 and finite: this factor times the parameter is added to its gradient (L2).
    /// </param>
    /// <param name="maximize">Whether to maximize instead of minimize: the gradient is negated first.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyper-parameter is out of range.</exception>
    public AdagradOptimizer(
        Memory<float> parameters,
        double learningRate = 1e-2,
        double learningRateDecay = 0,
        double epsilon = 1e-10,
        double initialAccumulator = 0,
        double weightDecay = 0,
        bool maximize = false)
        : base(parameters, learningRate, weightDecay, maximize)
    {
        Check.NonNegative(learningRateDecay, nameof(learningRateDecay));
        Check.Epsilon(epsilon, nameof(epsilon));
        Check.NonNegative(initialAccumulator, nameof(initialAccumulator));
        _learningRateDecay = learningRateDecay;
        _epsilon = epsilon;
        AllocateStates(1, (float)initialAccumulator);
    }

    private protected override void Update(ref float g, ref float w, nuint count)
    {
        StepScalars scalars = StepRule.Adagrad(ref State, LearningRate, _learningRateDecay, _epsilon);
        Plain.Update(ref g, ref w, ref StateReference(0), count, scalars, weightDecay: (float)WeightDecay, sign: Sign);
    }

    [ParameterOptimizer, Adagrad(WeightDecay = 1, Maximize = true)]
    private static partial class Plain;
}
