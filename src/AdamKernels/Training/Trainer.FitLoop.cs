using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>Training over a whole set, epoch by epoch.</content>
public sealed partial class Trainer<TNetwork>
{
    private int[] _order = [];
    private float[] _bestParameters = [];
    private bool _isFitting;

    private FitResult RunEpochs(SampleSet training, SampleSet validation, FitOptions options)
    {
        var random = new DeterministicRandom(options.Seed);
        ReadOnlySpan<int> held = Split(training.Count, options.ValidationCount(training.Count), ref random, out Span<int> order);
        bool validates = validation.Count > 0 || held.Length > 0;
        bool restoresBest = PrepareBestParameters(options.EarlyStopping);
        ReduceOnPlateau? plateau = options.ReduceOnPlateau;
        LearningRate = plateau?.LearningRate ?? LearningRate;

        var monitor = new FitMonitor(options.EarlyStopping);
        long firstStep = StepCount;
        EpochResult result = default;
        for (int epoch = 1; epoch <= options.Epochs && !monitor.ShouldStop; epoch++)
        {
            if (options.Shuffle)
            {
                random.Shuffle(order);
            }

            double loss = RunEpoch(training, order, epoch, firstStep, options);
            Evaluation after = validation.Count > 0 ? EvaluateAll(validation)
                : held.Length > 0 ? EvaluateSome(training, held)
                : new Evaluation(double.NaN, double.NaN, 0);
            double monitored = validates ? after.Loss : loss;
            result = new EpochResult(epoch, loss, StepCount, after.Loss, after.Accuracy, LearningRate);
            if (monitor.Add(result, monitored) && restoresBest)
            {
                _buffers.Parameters.Span.CopyTo(_bestParameters);
            }

            if (plateau is { } rate)
            {
                LearningRate = rate.Report(monitored);
                plateau = rate;
            }

            options.EpochCompleted?.Invoke(result);
        }

        if (restoresBest)
        {
            _forwardRows = 0;
            _bestParameters.CopyTo(_buffers.Parameters.Span);
            _buffers.Parameters.Version++;
        }

        return new FitResult(result, monitor.Best, result.Epoch < options.Epochs ? FitStopReason.StoppedEarly : FitStopReason.Completed);
    }

    /// <summary>One pass over the training samples.</summary>
    /// <returns>The mean loss of those steps that count.</returns>
    private double RunEpoch(SampleSet training, ReadOnlySpan<int> order, int epoch, long firstStep, FitOptions options)
    {
        double loss = 0;
        double counted = 0;
        int batchSize = options.BatchSize == 0 ? _description.MaxBatchSize : options.BatchSize;
        foreach ((int start, int rows) in new Batches(order.Length, batchSize))
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            LearningRate = options.Schedule?.GetLearningRate(StepCount - firstStep) ?? LearningRate;
            GatherBatch(training, order.Slice(start, rows));
            float stepLoss = FusedStep(ref KeptInputs, rows, out bool isSkipped);
            if (!isSkipped)
            {
                loss += stepLoss * _lossDivisor;
                counted += _lossDivisor;
            }

            options.StepCompleted?.Invoke(new StepResult(epoch, stepLoss, StepCount));
        }

        // What is left of the last batches does not wait for the next epoch.
        UpdatePending();
        return loss / counted;
    }

    /// <summary>Chooses the samples for validation; those for training stay in their order.</summary>
    /// <returns>The samples that are held back.</returns>
    private ReadOnlySpan<int> Split(int samples, int held, ref DeterministicRandom random, out Span<int> order)
    {
        if (_order.Length < samples)
        {
            _order = new int[samples];
        }

        Span<int> all = _order.AsSpan(0, samples);
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = i;
        }

        order = all[..(samples - held)];
        Span<int> validation = all[(samples - held)..];
        if (held > 0)
        {
            random.Shuffle(all);
            order.Sort();
            validation.Sort();
        }

        return validation;
    }

    /// <returns>Whether the best parameters are kept and put back.</returns>
    private bool PrepareBestParameters(EarlyStopping? rule)
    {
        if (rule is not { RestoreBest: true })
        {
            return false;
        }

        if (_bestParameters.Length == 0)
        {
            _bestParameters = new float[_description.BufferLength];
        }

        return true;
    }

    /// <summary>Copies the samples of a batch, and their targets or labels, into the workspace.</summary>
    private void GatherBatch(SampleSet set, ReadOnlySpan<int> batch)
    {
        int inputCount = _description.InputCount;
        int outputCount = _description.OutputCount;
        int stride = _description.OutputStride;
        Span<float> keptInputs = _buffers.Workspace.Span[_description.InputOffset..];
        Span<float> keptTargets = _buffers.Workspace.Span[_description.TargetOffset..];
        _lossDivisor = set.Labels.IsEmpty ? batch.Length : 0;
        for (int row = 0; row < batch.Length; row++)
        {
            int sample = batch[row];
            set.Inputs.Slice(sample * inputCount, inputCount).CopyTo(keptInputs[(row * inputCount)..]);
            Span<float> target = keptTargets.Slice(row * stride, stride);
            if (set.Labels.IsEmpty)
            {
                Rows.Spread(set.Targets.Slice(sample * outputCount, outputCount), outputCount, target, stride);
            }
            else
            {
                _lossDivisor += _description.Loss.DivisorOf(set.Labels.Slice(sample, 1));
                Rows.SpreadLabels(set.Labels.Slice(sample, 1), target, stride);
            }
        }
    }
}
