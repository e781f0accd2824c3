using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Checks a call of Fit, and trains over a set or a source.</summary>
internal sealed class FitLoop(
    NetworkDescription description,
    NetworkScale scale,
    ArgumentChecks arguments,
    WorkingBatch work,
    ParameterUpdate update,
    FitPosition position,
    FitStart start,
    EpochLoop epochs)
{
    private readonly SampleOrder _order = new();
    private readonly SourceBatch _sourceBatch = new(description, arguments);

    /// <summary>Trains for a number of epochs over a set.</summary>
    /// <param name="training">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate after each epoch; the default for none.</param>
    /// <param name="options">How to train.</param>
    public FitResult Run(SampleSet training, SampleSet validation, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(description.MaxBatchSize);
        options.CheckValidation(training.Count, hasValidationSet: validation.Count > 0);
        Enter(options);
        try
        {
            var feed = new SetFeed(training, _order, work, options, BatchSize(options));
            return Run(ref feed, validation, options, hasSource: false);
        }
        finally
        {
            position.IsRunning = false;
        }
    }

    /// <summary>Trains for a number of epochs over the samples of a source.</summary>
    /// <param name="source">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate after each epoch; the default for none.</param>
    /// <param name="options">How to train.</param>
    public FitResult Run(IBatchSource source, SampleSet validation, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        options.Check(description.MaxBatchSize);
        options.CheckSource();
        Enter(options);
        try
        {
            _sourceBatch.Prepare(source, BatchSize(options));
            var feed = new SourceFeed(source, _sourceBatch, work, options.Seed, BatchSize(options));
            return Run(ref feed, validation, options, hasSource: true);
        }
        finally
        {
            position.IsRunning = false;
        }
    }

    /// <summary>Checks that a loaded checkpoint says where a Fit goes on.</summary>
    /// <exception cref="InvalidOperationException">It does not, or none was loaded.</exception>
    public void CheckPosition()
    {
        if (position.Progress is null)
        {
            throw FitStart.NothingToResume();
        }
    }

    private int BatchSize(FitOptions options) => options.BatchSize == 0 ? description.MaxBatchSize : options.BatchSize;

    private void Enter(FitOptions options)
    {
        if (position.IsRunning)
        {
            throw new InvalidOperationException("Fit is already running: its callbacks may not call Fit on the same trainer.");
        }

        options.CancellationToken.ThrowIfCancellationRequested();
        position.IsRunning = true;
    }

    private FitResult Run<TFeed>(ref TFeed feed, SampleSet validation, FitOptions options, bool hasSource)
        where TFeed : struct, IBatchFeed, allows ref struct
    {
        // The last checks that may refuse the call: until they have passed, batches that wait for an update are kept.
        ILearningRateSchedule? schedule = CreateSchedule(feed.SampleCount, options);
        CheckFirstRate(schedule, options);
        var settings = new FitSettings(
            options.Seed,
            BatchSize(options),
            feed.SampleCount ?? -1,
            options.Shuffle,
            options.ValidationFraction,
            validation.Count,
            hasSource,
            schedule is not null,
            options.ReduceOnPlateau is not null);
        LoadedTraining loaded = start.Find(settings, options, out FitProgress? earlier);
        if (earlier is not null)
        {
            FitStart.Skip(ref feed, earlier);
        }

        loaded.Apply();
        feed.Learn(scale);
        try
        {
            FitProgress progress = start.Begin(earlier, settings, options);
            if (earlier is null)
            {
                progress.RecordRandom(feed.Random);
            }
            else
            {
                // A copy: that of the progress grows.
                options.Resumed?.Invoke(new FitHistory(progress.History));
            }

            return epochs.Run(ref feed, progress, validation, schedule, options);
        }
        finally
        {
            // After an exception too: gradients of this set must not reach the next one.
            update.DiscardPending();
            position.Progress = null;
        }
    }

    /// <summary>Tells the program's own schedule how long the Fit is.</summary>
    private ILearningRateSchedule? CreateSchedule(long? samples, FitOptions options)
    {
        if (options.Schedule is null or ILearningRateSchedule)
        {
            return (ILearningRateSchedule?)options.Schedule;
        }

        if (samples is not { } count)
        {
            throw new ArgumentException(
                "Expected a schedule in steps, because the source does not say how many samples an epoch has, but got one in epochs.",
                "options.Schedule");
        }

        FitLength length = FitLength.Of(count, BatchSize(options), description.BatchesPerUpdate, options.Epochs);
        return options.Schedule.CreateSchedule(length)
            ?? throw new InvalidOperationException("Expected a schedule from options.Schedule, but its CreateSchedule returned null.");
    }

    /// <summary>Asks the program's own schedule, which runs as a callback does.</summary>
    private void CheckFirstRate(ILearningRateSchedule? schedule, FitOptions options)
    {
        if (schedule is not null)
        {
            arguments.CheckLearningRate(schedule.GetLearningRate(0), "options.Schedule");
        }

        if (options.ReduceOnPlateau is { } plateau)
        {
            arguments.CheckLearningRate(plateau.LearningRate, "options.ReduceOnPlateau");
        }
    }
}
