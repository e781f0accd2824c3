namespace AdamKernels;

/// <summary>How <see cref="Trainer{TNetwork}"/> runs over a training set.</summary>
public sealed class FitOptions
{
    /// <summary>Number of passes over the set, at least 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Samples per step, from 1 to the network's <c>MaxBatchSize</c>; 0, the default, stands for <c>MaxBatchSize</c>.</summary>
    /// <remarks>The last step of an epoch takes the samples that remain.</remarks>
    public int BatchSize { get; init; }

    /// <summary>Whether each epoch runs through the samples in a new random order.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Seed of the random order.</summary>
    public ulong Seed { get; init; }

    /// <summary>Called after each epoch.</summary>
    public Action<EpochResult>? EpochCompleted { get; init; }

    /// <summary>Called after each step.</summary>
    public Action<StepResult>? StepCompleted { get; init; }
}

/// <summary>One epoch of training.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Loss">Mean of the training loss over the epoch's samples, each taken before the update that it caused; steps that were skipped do not count.</param>
/// <param name="StepCount">Updates made by the trainer so far.</param>
public readonly record struct EpochResult(int Epoch, double Loss, long StepCount);

/// <summary>One step of training.</summary>
/// <param name="Epoch">Number of the epoch, from 1.</param>
/// <param name="Loss">Loss of the batch before the update.</param>
/// <param name="StepCount">Updates made by the trainer so far.</param>
public readonly record struct StepResult(int Epoch, float Loss, long StepCount);
