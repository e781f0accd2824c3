namespace AdamKernels;

/// <summary>A learning rate that is the same at every step.</summary>
public readonly struct ConstantSchedule : ILearningRateSchedule
{
    private readonly double _rate;

    /// <summary>Creates a schedule with a constant rate.</summary>
    /// <param name="rate">The rate, positive and finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not positive and finite.</exception>
    public ConstantSchedule(double rate)
    {
        Rates.CheckRate(rate, nameof(rate));
        _rate = rate;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="InvalidOperationException">The schedule was made without its constructor.</exception>
    public double GetLearningRate(long step)
    {
        Rates.CheckCall(step, _rate);
        return _rate;
    }
}
