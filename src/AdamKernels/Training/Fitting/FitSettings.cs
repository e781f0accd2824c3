namespace AdamKernels;

/// <summary>What decides the order of the samples of a Fit: to go on with one, all of it must be as it was.</summary>
/// <param name="Seed">Seed of the order.</param>
/// <param name="BatchSize">Samples per step.</param>
/// <param name="SampleCount">Training samples; -1 if a source does not say how many.</param>
/// <param name="Shuffles">Whether each epoch has an order of its own.</param>
/// <param name="ValidationFraction">The fraction of the samples that is held back.</param>
/// <param name="ValidationCount">Samples of a validation set; 0 for none.</param>
/// <param name="HasSource">Whether a source fills in the samples.</param>
/// <param name="HasSchedule">Whether a schedule sets the learning rate.</param>
/// <param name="HasPlateau">Whether the learning rate follows the loss.</param>
internal record struct FitSettings(
    ulong Seed,
    int BatchSize,
    long SampleCount,
    bool Shuffles,
    double ValidationFraction,
    int ValidationCount,
    bool HasSource,
    bool HasSchedule,
    bool HasPlateau)
{
    /// <summary>Visits the settings.</summary>
    public void Accept<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        (ulong seed, int batchSize, long samples, bool shuffles, double fraction, int validation, _, _, _) = this;
        (bool hasSource, bool hasSchedule, bool hasPlateau) = (HasSource, HasSchedule, HasPlateau);
        visitor.Visit("fit.seed", ref seed);
        visitor.Visit("fit.batch_size", ref batchSize);
        visitor.Visit("fit.sample_count", ref samples);
        visitor.Visit("fit.shuffles", ref shuffles);
        visitor.Visit("fit.validation_fraction", ref fraction);
        visitor.Visit("fit.validation_count", ref validation);
        visitor.Visit("fit.has_source", ref hasSource);
        visitor.Visit("fit.has_schedule", ref hasSchedule);
        visitor.Visit("fit.has_plateau", ref hasPlateau);
        this = new FitSettings(seed, batchSize, samples, shuffles, fraction, validation, hasSource, hasSchedule, hasPlateau);
    }

    /// <summary>Checks that a Fit can go on from one with these settings.</summary>
    /// <exception cref="ArgumentException">It differs; the message says in what.</exception>
    public readonly void CheckSame(FitSettings now)
    {
        Check(nameof(Seed), Seed, now.Seed);
        Check(nameof(BatchSize), BatchSize, now.BatchSize);
        Check("HasSource (whether a batch source is trained on)", HasSource, now.HasSource);
        Check("number of training samples", SampleCount, now.SampleCount);
        Check("Shuffle", Shuffles, now.Shuffles);
        Check(nameof(ValidationFraction), ValidationFraction, now.ValidationFraction);
        Check("number of validation samples", ValidationCount, now.ValidationCount);
        Check("HasSchedule (whether there is a Schedule)", HasSchedule, now.HasSchedule);
        Check("HasPlateau (whether there is a ReduceOnPlateau)", HasPlateau, now.HasPlateau);
    }

    private static void Check<T>(string name, T then, T now)
        where T : IEquatable<T>
    {
        if (!then.Equals(now))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected to resume the Fit with the {name} {then}, as it began, but got {now}."), "options");
        }
    }
}
