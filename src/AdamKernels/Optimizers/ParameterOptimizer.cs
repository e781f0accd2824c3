using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// An optimizer for your own parameters: the same update, to the bit, as in a network declared with the attribute of the same name.
/// </summary>
/// <remarks>
/// An update allocates nothing. Gradients are not checked: one that is not finite makes its parameter non-finite. Use an optimizer from one
/// thread at a time.
/// </remarks>
public abstract class ParameterOptimizer
{
    private readonly Memory<float> _parameters;
    private AlignedBuffer[] _states = [];
    private double _learningRate;

    private protected ParameterOptimizer(Memory<float> parameters, double learningRate, double weightDecay, bool maximize)
    {
        Check.LearningRate(learningRate, nameof(learningRate));
        Check.NonNegative(weightDecay, nameof(weightDecay));
        _parameters = parameters;
        _learningRate = learningRate;
        WeightDecay = weightDecay;
        Sign = maximize ? -1 : 1;
    }

    /// <summary>The parameters, which each update changes in place.</summary>
    public Memory<float> Parameters => _parameters;

    /// <summary>Number of updates so far.</summary>
    public long StepCount => State.StepCount;

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

    /// <summary>Number of floats per parameter that persist between updates.</summary>
    public int StateCount => _states.Length;

    /// <summary>What else persists between updates.</summary>
    private protected OptimizerState State = new();

    private protected double WeightDecay { get; }

    /// <summary>Factor of the gradients: -1 to maximize.</summary>
    private protected float Sign { get; }

    /// <summary>Gets one of the states, such as a moving average: one float per parameter.</summary>
    /// <param name="index">0 to <see cref="StateCount"/> - 1, in the order in which docs/numerics.md names them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public ReadOnlySpan<float> GetState(int index)
    {
        Check.Index(index, _states.Length, nameof(index));
        return _states[index].Span;
    }

    /// <summary>Updates every parameter.</summary>
    /// <param name="gradients">The gradient of each parameter.</param>
    /// <exception cref="ArgumentException">
    /// The number of gradients differs from the number of parameters, or the gradients overlap the parameters without being the same
    /// memory.
    /// </exception>
    public void UpdateParameters(ReadOnlySpan<float> gradients)
    {
        Span<float> parameters = _parameters.Span;
        Check.Length(gradients.Length, parameters.Length, nameof(gradients));
        ref float gradient = ref MemoryMarshal.GetReference(gradients);
        ref float parameter = ref MemoryMarshal.GetReference(parameters);

        // Vectors of parameters are updated one after another. Each would overwrite gradients of another, and the vector width would decide
        // which.
        if (gradients.Overlaps(parameters) && !Unsafe.AreSame(ref gradient, ref parameter))
        {
            ThrowOverlap();
        }

        Update(ref gradient, ref parameter, (nuint)gradients.Length);
    }

    /// <summary>A constructor calls this after its checks, so that nothing is allocated for rejected arguments.</summary>
    /// <param name="count">Number of states.</param>
    /// <param name="initial">Initial value of all states.</param>
    private protected void AllocateStates(int count, float initial = 0)
    {
        _states = new AlignedBuffer[count];
        for (int i = 0; i < count; i++)
        {
            _states[i] = new AlignedBuffer(_parameters.Length);
            _states[i].Span.Fill(initial);
        }
    }

    private protected ref float StateReference(int index) => ref _states[index].Reference;

    /// <summary>Advances the step and updates the parameters w by their gradients g. The lengths have been checked.</summary>
    private protected abstract void Update(ref float g, ref float w, nuint count);

    [DoesNotReturn]
    private static void ThrowOverlap() => throw new ArgumentException(
        "Expected gradients that do not overlap the parameters or are the same memory, but they overlap at another position.", "gradients");
}
