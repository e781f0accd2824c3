namespace AdamKernels;

/// <summary>
/// Samples that a program fills in batch by batch, for <c>Fit</c> of a <see cref="Trainer{TNetwork}"/>: data larger than memory, random
/// changes of samples, or a stream.
/// </summary>
/// <remarks>
/// All members are called on the thread of the Fit. What a source fills in must depend only on its data and the seed of the epoch; then
/// the same Fit gives the same bits. Fit itself allocates nothing per batch.
/// </remarks>
public interface IBatchSource
{
    /// <summary>
    /// Number of samples in each epoch, at least 1; null if the number is not known, and <see cref="FillBatch"/> ends the epoch. Read once
    /// per Fit.
    /// </summary>
    long? SampleCount { get; }

    /// <summary>Whether samples have a label rather than a row of targets. Read once per Fit.</summary>
    bool HasLabels => false;

    /// <summary>Whether samples have weights, as in <see cref="Targets.WithWeights"/>. Read once per Fit.</summary>
    bool HasWeights => false;

    /// <summary>Begins an epoch with its first sample.</summary>
    /// <param name="seed">
    /// Seed of everything that is random in the epoch, such as the order of the samples. Each epoch has another one, drawn from
    /// <see cref="FitOptions.Seed"/>.
    /// </param>
    void BeginEpoch(ulong seed);

    /// <summary>Fills in the next samples of the epoch.</summary>
    /// <remarks>Called only as long as the epoch has samples, if <see cref="SampleCount"/> says how many.</remarks>
    /// <param name="batch">Receives the samples, from its first row on.</param>
    /// <returns>
    /// The number of samples filled in. With a <see cref="SampleCount"/>, exactly those of <paramref name="batch"/>; without, fewer are
    /// allowed, and 0 ends the epoch.
    /// </returns>
    int FillBatch(BatchSpans batch);
}
