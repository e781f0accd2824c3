using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Trains epoch by epoch, from where a Fit begins to its end.</summary>
internal sealed class EpochLoop(
    TrainingBuffers buffers,
    FusedStep step,
    ParameterUpdate update,
    Evaluator evaluator,
    BestParameters best,
    TrainingFile file,
    StepAgreement? agreement)
{
    /// <summary>Trains until all epochs were run, or the rule of early stopping says so.</summary>
    /// <param name="feed">The training samples, at the position of the progress.</param>
    /// <param name="progress">How far the Fit has come.</param>
    /// <param name="validation">The samples to evaluate after each epoch; the default for none.</param>
    /// <param name="schedule">The learning rate of each step; null for none.</param>
    /// <param name="options">How to train.</param>
    public FitResult Run<TFeed>(
        ref TFeed feed, FitProgress progress, SampleSet validation, ILearningRateSchedule? schedule, FitOptions options)
        where TFeed : struct, IBatchFeed, allows ref struct
    {
        bool restoresBest = options.EarlyStopping is { RestoreBest: true };
        agreement?.Stops = false;
        ReduceOnPlateau? plateau = options.ReduceOnPlateau?.With(progress.Plateau);
        while (progress.History.Count < options.Epochs && !progress.Monitor.ShouldStop)
        {
            RunEpoch(ref feed, progress, schedule, options);
            double loss = progress.MeanLoss;
            Evaluation after = validation.Count > 0
                ? evaluator.Evaluate(validation, buffers, inUnitOfTargets: false)
                : feed.EvaluateHeldBack(evaluator);
            double monitored = after.SampleCount > 0 ? after.Loss : loss;
            var result = new EpochResult(
                progress.History.Count + 1, loss, update.StepCount, after.Loss, after.Accuracy, update.LearningRate);
            if (progress.RecordEpoch(result, monitored, ref plateau, restoresBest) && restoresBest)
            {
                best.Save();
            }

            update.LearningRate = plateau?.LearningRate ?? update.LearningRate;
            CheckSame(progress, isLast: IsLast(progress, options));
            options.EpochCompleted?.Invoke(result);
            options.Progress?.Report(result);
            options.Checkpoints?.SaveAfterEpoch(file, progress, isLast: IsLast(progress, options));
        }

        // An earlier Fit that did not keep the best parameters may have had the best epoch.
        if (restoresBest && progress.HasBest)
        {
            best.Restore();
        }

        FitHistory history = progress.History;
        FitStopReason reason = history.Count < options.Epochs ? FitStopReason.StoppedEarly : FitStopReason.Completed;
        return new FitResult(history[^1], progress.Monitor.Best, reason, history);
    }

    /// <summary>Checks, before a checkpoint is saved, that all processes have trained the same: a schedule or data may differ.</summary>
    private void CheckSame(FitProgress progress, bool isLast)
    {
        if (agreement is not null)
        {
            int epoch = progress.History.Count;
            new GroupAgreement(agreement.Group)
                .OnHash($"state of the training after epoch {epoch}", file.Fingerprint([]))
                .On($"training loss of epoch {epoch}", progress.History[^1].Loss)
                .On($"validation loss of epoch {epoch}", progress.History[^1].ValidationLoss)
                .On($"decision to end after epoch {epoch}", isLast)
                .Check();
        }
    }

    private static bool IsLast(FitProgress progress, FitOptions options) =>
        progress.History.Count >= options.Epochs || progress.Monitor.ShouldStop;

    /// <summary>One pass over the training samples, or the rest of one.</summary>
    private void RunEpoch<TFeed>(ref TFeed feed, FitProgress progress, ILearningRateSchedule? schedule, FitOptions options)
        where TFeed : struct, IBatchFeed, allows ref struct
    {
        if (progress.Taken == 0)
        {
            feed.BeginEpoch();
        }

        for (int rows = feed.MoveNext(); rows > 0; rows = feed.MoveNext())
        {
            CheckCancellation(progress, options);
            long updates = update.StepCount;
            update.LearningRate = schedule?.GetLearningRate(updates - progress.FirstStep) ?? update.LearningRate;
            double divisor = feed.Load();
            float loss = RunStep(ref feed, rows, divisor, out bool isSkipped);
            if (progress.Taken == 0)
            {
                // Not before: a Fit that is canceled between two epochs resumes at the end of the first one.
                progress.RecordRandom(feed.Random);
            }

            progress.RecordStep(rows, isSkipped ? 0 : loss * divisor, isSkipped ? 0 : divisor, update.StepCount);
            options.StepCompleted?.Invoke(new StepResult(progress.History.Count + 1, loss, update.StepCount));
            if (update.StepCount > updates)
            {
                options.Checkpoints?.SaveAfterStep(file, progress);
            }
        }

        // The remaining batches do not wait for the next epoch.
        update.ApplyPending();
    }

    /// <summary>Saves what was trained before the exception ends the Fit: in all processes after the same step.</summary>
    private void CheckCancellation(FitProgress progress, FitOptions options)
    {
        bool isRequested = options.CancellationToken.IsCancellationRequested;
        agreement?.RequestsStop = isRequested;
        if (agreement?.Stops ?? isRequested)
        {
            options.Checkpoints?.Save(file, progress.StepCount);
            options.CancellationToken.ThrowIfCancellationRequested();
            throw new OperationCanceledException("Another process has canceled the Fit.");
        }
    }

    /// <exception cref="NonFiniteLossException">It names the sample by its index in the set, not in the batch.</exception>
    private float RunStep<TFeed>(ref TFeed feed, int rows, double divisor, out bool isSkipped)
        where TFeed : struct, IBatchFeed, allows ref struct
    {
        try
        {
            return step.Run(ref feed.Inputs, rows, divisor, out isSkipped);
        }
        catch (NonFiniteLossException exception) when (exception.Sample is { } row)
        {
            throw exception.WithSample(feed.GetSample((int)row));
        }
    }
}
