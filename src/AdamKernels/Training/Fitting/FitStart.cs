namespace AdamKernels;

/// <summary>Decides where a Fit begins: at its first sample, or where an earlier one was saved.</summary>
/// <param name="position">Where the trainer is in a Fit.</param>
/// <param name="update">The updates so far.</param>
/// <param name="best">The best parameters so far.</param>
/// <param name="file">Reads checkpoints.</param>
/// <param name="isFollower">Whether another process has the folder, and has sent its newest checkpoint if there is one.</param>
internal sealed class FitStart(
    FitPosition position, ParameterUpdate update, BestParameters best, TrainingFile file, bool isFollower)
{
    /// <summary>The progress of every Fit that does not go on with another: so that each allocates its history alone.</summary>
    private readonly FitProgress _new = new();

    /// <summary>Finds the Fit to go on with.</summary>
    /// <param name="settings">What decides the order of the samples.</param>
    /// <param name="options">Whether to go on, and where checkpoints are.</param>
    /// <param name="earlier">How far the earlier Fit has come; null if a new one begins.</param>
    /// <returns>The checkpoint of that Fit, to be applied; empty if the trainer has what it needs.</returns>
    /// <exception cref="ArgumentException">The earlier Fit had other settings.</exception>
    /// <exception cref="CheckpointException">No checkpoint is whole, or the newest one is of another network or holds no Fit.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are checkpoints of an earlier Fit, and the options do not say to go on; or the trainer has changed since it loaded one.
    /// </exception>
    public LoadedTraining Find(FitSettings settings, FitOptions options, out FitProgress? earlier)
    {
        CheckpointFolder? folder = options.Checkpoints;
        bool hasCheckpoints = folder is { HasCheckpoints: true };
        earlier = null;
        if (!options.Resume)
        {
            return !hasCheckpoints ? default : throw new InvalidOperationException(
                $"Expected a folder without checkpoints, or Resume = true to go on with them, but {folder!.Path} has some of an earlier "
                    + "run.");
        }

        if (hasCheckpoints)
        {
            LoadedTraining loaded = folder!.ReadNewest(file);
            earlier = loaded.State.Fit ?? throw new CheckpointException(
                "Expected a checkpoint that was saved during a Fit, but the newest one was not: load it, and train without Resume.");
            CheckSame(earlier, settings, options);
            return loaded;
        }

        if (position.Progress is not null)
        {
            earlier = position.Progress;
            CheckSame(earlier, settings, options);
            if (earlier.StepCount != update.StepCount || position.PendingBatches != update.PendingBatches)
            {
                throw new InvalidOperationException(
                    $"Expected to resume the Fit after {earlier.StepCount} updates, where its checkpoint was saved, but the trainer has "
                        + $"been trained since: it has made {update.StepCount}, and {update.PendingBatches} batches wait.");
            }
        }
        else if (folder is null && !isFollower)
        {
            throw NothingToResume();
        }

        return default;
    }

    /// <summary>The error of a call that is to go on with a Fit of which there is nothing.</summary>
    public static InvalidOperationException NothingToResume() =>
        new("Expected a Fit to resume: load a checkpoint that was saved during one, or set Checkpoints to its folder.");

    /// <summary>Begins a Fit, or goes on with an earlier one, whose state the trainer has.</summary>
    /// <param name="earlier">How far the earlier one has come; null for a new one.</param>
    /// <param name="settings">What decides the order of the samples.</param>
    /// <param name="options">How to train.</param>
    public FitProgress Begin(FitProgress? earlier, FitSettings settings, FitOptions options)
    {
        FitProgress progress = earlier ?? _new;
        if (earlier is null)
        {
            progress.Begin(settings, options, update.StepCount);
            update.LearningRate = options.ReduceOnPlateau?.LearningRate ?? update.LearningRate;
            update.DiscardPending();
        }

        progress.Continue(options);
        options.Checkpoints?.BeginFit(progress);

        if (options.EarlyStopping is { RestoreBest: true })
        {
            best.Prepare();
        }

        position.Progress = progress;
        return progress;
    }

    /// <summary>Brings the samples to where the earlier Fit was saved.</summary>
    /// <exception cref="InvalidOperationException">The samples are in another order than in that Fit.</exception>
    public static void Skip<TFeed>(ref TFeed feed, FitProgress progress)
        where TFeed : struct, IBatchFeed, allows ref struct
    {
        for (int epoch = 0; epoch < progress.History.Count; epoch++)
        {
            feed.SkipEpoch();
        }

        if (progress.Taken > 0)
        {
            feed.BeginEpoch();
        }

        Span<ulong> random = stackalloc ulong[DeterministicRandom.StateLength];
        feed.Random.CopyStateTo(random);
        long taken = 0;
        bool isSame = random.SequenceEqual(progress.Random);
        while (isSame && taken < progress.Taken && feed.MoveNext() is > 0 and int rows)
        {
            taken += rows;
        }

        if (!isSame || taken != progress.Taken)
        {
            throw new InvalidOperationException(
                "Expected the samples in the order of the Fit that is resumed, but they are in another one: its data have changed.");
        }
    }

    /// <summary>Checks that an earlier Fit can go on with the options.</summary>
    private static void CheckSame(FitProgress earlier, FitSettings settings, FitOptions options)
    {
        earlier.Settings.CheckSame(settings);
        int begun = earlier.History.Count + (earlier.Taken > 0 ? 1 : 0);
        if (options.Epochs < begun)
        {
            throw new ArgumentException(
                $"Expected at least the {begun} Epochs that the Fit has begun, but got {options.Epochs}.", nameof(options));
        }
    }
}
