namespace AdamKernels;

/// <summary>How long a Fit is, in updates of the parameters, for schedules given in epochs.</summary>
/// <remarks>Steps that <see cref="NonFinitePolicy.SkipStep"/> skips are included: a Fit with such steps makes fewer updates.</remarks>
/// <param name="StepsPerEpoch">
/// Updates in an epoch: the batches of the training samples, divided by those per update with <see cref="AccumulateGradientsAttribute"/>.
/// </param>
/// <param name="Epochs">The number of epochs, <see cref="FitOptions.Epochs"/>.</param>
public readonly record struct FitLength(long StepsPerEpoch, int Epochs)
{
    /// <summary>Updates in all epochs.</summary>
    public long TotalSteps => StepsPerEpoch * Epochs;

    /// <summary>The number of updates in some epochs, rounded to the nearest whole number, ties to even, and at least 1.</summary>
    /// <param name="epochs">A number of epochs above 0, not necessarily whole.</param>
    public long StepsIn(double epochs) => Math.Max(1, (long)Math.Round(epochs * StepsPerEpoch));

    /// <summary>The length of a Fit whose number of samples is known.</summary>
    internal static FitLength Of(long samples, int batchSize, int batchesPerUpdate, int epochs)
    {
        long batches = DivideUp(samples, batchSize);
        return new FitLength(DivideUp(batches, batchesPerUpdate), epochs);

        // A sum with the divisor might overflow.
        static long DivideUp(long count, int size) => count / size + (count % size == 0 ? 0 : 1);
    }
}
