namespace AdamKernels;

/// <summary>Where the loop of a Fit takes its batches from.</summary>
internal interface IBatchFeed
{
    /// <summary>Training samples in an epoch; null if not known.</summary>
    long? SampleCount { get; }

    /// <summary>The random numbers that order the samples, as they go on after the current epoch.</summary>
    DeterministicRandom Random { get; }

    /// <summary>The first input of the batch that was loaded last.</summary>
    ref float Inputs { get; }

    /// <summary>Learns how to standardize, if the network declares it and nobody has set it.</summary>
    void Learn(NetworkScale scale);

    /// <summary>Starts the first epoch or the next one.</summary>
    void BeginEpoch();

    /// <summary>Passes over an epoch that an earlier Fit has trained on.</summary>
    void SkipEpoch();

    /// <summary>Goes on to the next batch of the epoch. It may run code of the program.</summary>
    /// <returns>The number of its samples; 0 after the last batch.</returns>
    int MoveNext();

    /// <summary>Puts the targets of the batch into the workspace, where the next call of the trainer may overwrite them.</summary>
    /// <returns>The divisor of the loss.</returns>
    double Load();

    /// <summary>Index of a sample of the batch in the set, or in the epoch of a source.</summary>
    long GetSample(int row);

    /// <summary>Evaluates the samples held back for validation; <see cref="Evaluation.SampleCount"/> is 0 if there are none.</summary>
    Evaluation EvaluateHeldBack(Evaluator evaluator);
}
