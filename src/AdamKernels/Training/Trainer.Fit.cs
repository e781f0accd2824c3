using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>Training over a whole set, epoch by epoch.</content>
public sealed partial class Trainer<TNetwork>
{
    private int[] _order = [];
    private bool _isFitting;

    /// <summary>Trains for a number of epochs over a training set.</summary>
    /// <remarks>The first call for a set of a certain size allocates the order of its samples; nothing else is allocated.</remarks>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <param name="options">Epochs, batch size, order of the samples and callbacks.</param>
    /// <returns>The last epoch.</returns>
    /// <exception cref="ArgumentException">A length or an option does not fit; the message names what was expected.</exception>
    /// <exception cref="InvalidOperationException">Called from a callback of itself.</exception>
    /// <exception cref="NonFiniteLossException">A loss is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    public EpochResult Fit(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, FitOptions options)
    {
        int samples = CheckSamples(inputs.Length);
        Check.Length(targets.Length, (long)samples * _description.OutputCount, nameof(targets));
        return Fit(inputs, targets, [], samples, options);
    }

    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, ReadOnlySpan{float}, FitOptions)"/>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="options">Epochs, batch size, order of the samples and callbacks.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    /// <exception cref="InvalidOperationException">The loss is not softmax cross-entropy.</exception>
    public EpochResult Fit(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, FitOptions options)
    {
        int samples = CheckSamples(inputs.Length);
        CheckLabels(labels, samples);
        return Fit(inputs, [], labels, samples, options);
    }

    private EpochResult Fit(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, int samples, FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Epochs, 1, "options.Epochs");
        ArgumentOutOfRangeException.ThrowIfNegative(options.BatchSize, "options.BatchSize");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.BatchSize, _description.MaxBatchSize, "options.BatchSize");
        int batchSize = options.BatchSize == 0 ? _description.MaxBatchSize : options.BatchSize;
        if (_isFitting)
        {
            throw new InvalidOperationException("Fit is running: a callback of Fit may not call Fit of the same trainer.");
        }

        if (_order.Length < samples)
        {
            _order = new int[samples];
        }

        Span<int> order = _order.AsSpan(0, samples);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        _isFitting = true;
        try
        {
            return Fit(inputs, targets, labels, order, batchSize, options);
        }
        finally
        {
            _isFitting = false;
        }
    }

    private EpochResult Fit(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, Span<int> order, int batchSize, FitOptions options)
    {
        var random = new DeterministicRandom(options.Seed);
        EpochResult result = default;
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            if (options.Shuffle)
            {
                random.Shuffle(order);
            }

            double loss = 0;
            int counted = 0;
            foreach ((int start, int rows) in new Batches(order.Length, batchSize))
            {
                ReadOnlySpan<int> batch = order.Slice(start, rows);
                GatherBatch(inputs, targets, labels, batch);
                float stepLoss = FusedStep(ref KeptInputs, rows);
                if (float.IsFinite(stepLoss) || NonFinitePolicy != NonFinitePolicy.SkipStep)
                {
                    loss += (double)stepLoss * rows;
                    counted += rows;
                }

                options.StepCompleted?.Invoke(new StepResult(epoch, stepLoss, StepCount));
            }

            result = new EpochResult(epoch, loss / counted, StepCount);
            options.EpochCompleted?.Invoke(result);
        }

        return result;
    }

    /// <summary>Copies the samples of a batch, and their targets or labels, into the workspace.</summary>
    private void GatherBatch(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, ReadOnlySpan<int> batch)
    {
        int inputCount = _description.InputCount;
        int outputCount = _description.OutputCount;
        int stride = _description.OutputStride;
        Span<float> keptInputs = _buffers.Workspace.Span[_description.InputOffset..];
        Span<float> keptTargets = _buffers.Workspace.Span[_description.TargetOffset..];
        for (int row = 0; row < batch.Length; row++)
        {
            int sample = batch[row];
            inputs.Slice(sample * inputCount, inputCount).CopyTo(keptInputs[(row * inputCount)..]);
            Span<float> target = keptTargets.Slice(row * stride, stride);
            if (labels.IsEmpty)
            {
                Rows.Spread(targets.Slice(sample * outputCount, outputCount), outputCount, target, stride);
            }
            else
            {
                Rows.SpreadLabels(labels.Slice(sample, 1), target, stride);
            }
        }
    }
}
