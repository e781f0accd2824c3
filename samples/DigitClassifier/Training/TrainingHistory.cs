using AdamKernels;

namespace DigitSample.Training;

/// <summary>Loss and accuracy over the run, for the plot.</summary>
/// <param name="totalSteps">Steps of the whole run.</param>
/// <param name="stepsPerEpoch">Steps of one epoch.</param>
internal sealed class TrainingHistory(long totalSteps, long stepsPerEpoch)
{
    /// <summary>More points than this cannot be told apart in the picture, and single batches are noisy.</summary>
    private const int MaxPoints = 200;

    private readonly long _stepsPerPoint = (totalSteps + MaxPoints - 1) / MaxPoints;
    private double _lossSum;
    private long _steps;

    /// <summary>Training loss, averaged over a few steps, at a time measured in epochs.</summary>
    public List<(double Epoch, double Loss)> TrainingLoss { get; } = [];

    /// <summary>Results on the test set after each epoch.</summary>
    public List<Evaluation> Tests { get; } = [];

    public void AddStep(float loss)
    {
        _lossSum += loss;
        _steps++;
        if (_steps % _stepsPerPoint == 0)
        {
            double middle = _steps - (0.5 * _stepsPerPoint);
            TrainingLoss.Add((middle / stepsPerEpoch, _lossSum / _stepsPerPoint));
            _lossSum = 0;
        }
    }
}
