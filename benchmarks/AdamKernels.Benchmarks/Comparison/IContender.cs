namespace AdamKernels.Benchmarks.Comparison;

/// <summary>One implementation of a network among those that are compared.</summary>
public interface IContender
{
    /// <summary>Learning rate of the next step.</summary>
    double LearningRate { set; }

    /// <summary>Runs one training step: forward, loss, backward, Adam.</summary>
    /// <param name="inputs">A batch, one row after the other.</param>
    /// <param name="targets">One row of targets per sample; for softmax cross-entropy the probability of each class.</param>
    /// <returns>The mean loss of the batch before the update.</returns>
    float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>Predicts one sample.</summary>
    /// <param name="input">The sample.</param>
    /// <param name="output">Receives the outputs.</param>
    void Predict(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>
    /// Predicts samples one at a time, as <see cref="Predict"/> does, in a loop that no call through this interface slows.
    /// </summary>
    /// <param name="inputs">The samples, one row after the other.</param>
    /// <param name="outputs">Receives one row per sample.</param>
    void PredictEach(ReadOnlySpan<float> inputs, Span<float> outputs);
}
