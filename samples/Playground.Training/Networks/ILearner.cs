namespace Playground.Training.Networks;

/// <summary>A network over the plane and its trainer, whatever the network's type is.</summary>
public interface ILearner
{
    /// <summary>The rate of the next step, above 0.</summary>
    double LearningRate { get; set; }

    /// <summary>Trains with one batch.</summary>
    /// <param name="inputs">Two coordinates for each of 1 to <see cref="Shape.Batch"/> points.</param>
    /// <param name="targets">A value for each point.</param>
    /// <returns>The mean squared error before the step; infinite or not a number if training has diverged, which changes nothing.</returns>
    float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>Computes the network's value at any number of points.</summary>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The hash of all parameters.</summary>
    string Hash();
}
