using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Adam for parameters of your own: the same update, to the bit, as a network declared with <see cref="AdamAttribute"/> makes.
/// </summary>
/// <remarks>
/// p -= rate / (1-β1ᵗ) · m / (√v / √(1-β2ᵗ) + ε) with m += (1-β1)(g-m) and v = β2·v + (1-β2)·g² (Kingma and Ba, 2015). An update allocates
/// nothing. An optimizer is used by one thread at a time.
/// </remarks>
[FlatOptimizer("Adam")]
public sealed partial class AdamOptimizer
{
    private readonly Memory<float> _parameters;
    private readonly AlignedBuffer _firstMoment;
    private readonly AlignedBuffer _secondMoment;
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private OptimizerState _state = new();
    private double _learningRate;

    /// <summary>Prepares the moments, two floats for each parameter.</summary>
    /// <param name="parameters">The parameters, updated in place; any number of them.</param>
    /// <param name="learningRate">Learning rate, positive and finite.</param>
    /// <param name="beta1">Decay of the gradient's moving average, in [0, 1).</param>
    /// <param name="beta2">Decay of the squared gradient's moving average, in [0, 1).</param>
    /// <param name="epsilon">Term added to the corrected root, at least 1e-30 and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyper-parameter is out of range.</exception>
    public AdamOptimizer(Memory<float> parameters, double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        Check.LearningRate(learningRate, nameof(learningRate));
        Check.Decay(beta1, nameof(beta1));
        Check.Decay(beta2, nameof(beta2));
        Check.Epsilon(epsilon, nameof(epsilon));
        _parameters = parameters;
        _learningRate = learningRate;
        _beta1 = beta1;
        _beta2 = beta2;
        _epsilon = epsilon;
        _firstMoment = new AlignedBuffer(parameters.Length);
        _secondMoment = new AlignedBuffer(parameters.Length);
    }

    /// <summary>Number of updates made.</summary>
    public long StepCount => _state.StepCount;

    /// <summary>The learning rate of the next update.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not positive and finite.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            Check.LearningRate(value, nameof(value));
            _learningRate = value;
        }
    }

    /// <summary>The moving averages of the gradients, one for each parameter.</summary>
    public ReadOnlySpan<float> FirstMoment => _firstMoment.Span;

    /// <summary>The moving averages of the squared gradients, one for each parameter.</summary>
    public ReadOnlySpan<float> SecondMoment => _secondMoment.Span;

    /// <summary>Updates every parameter.</summary>
    /// <param name="gradients">The gradient of each parameter.</param>
    /// <exception cref="ArgumentException">There are not as many gradients as parameters.</exception>
    public void UpdateParams(ReadOnlySpan<float> gradients)
    {
        Check.Length(gradients.Length, _parameters.Length, nameof(gradients));
        StepScalars scalars = StepRule.Adam(ref _state, _learningRate, _beta1, _beta2, _epsilon);
        Update(
            ref MemoryMarshal.GetReference(gradients),
            ref MemoryMarshal.GetReference(_parameters.Span),
            ref _firstMoment.Reference,
            ref _secondMoment.Reference,
            (nuint)gradients.Length,
            scalars,
            oneMinusBeta1: (float)(1 - _beta1),
            beta2: (float)_beta2,
            oneMinusBeta2: (float)(1 - _beta2));
    }
}
