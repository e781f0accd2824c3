using AdamKernels;
using SampleKit.Data;

namespace DigitSample.Training;

/// <summary>The result of a training run.</summary>
/// <param name="Test">Loss and accuracy on the test set after the last step.</param>
/// <param name="Steps">Number of steps, including those of an earlier process that this one went on from.</param>
/// <param name="Elapsed">Time that this process spent in training and in saving checkpoints.</param>
/// <param name="BytesPerStep">
/// Bytes that this process allocated per step on average, without what saving a checkpoint allocates; NaN if they could not be measured.
/// </param>
/// <param name="ParameterHash">SHA-256 of the final parameters.</param>
/// <param name="Epochs">The epochs, with the test set for validation.</param>
internal sealed record TrainingResult(
    Evaluation Test, long Steps, TimeSpan Elapsed, double BytesPerStep, string ParameterHash, IReadOnlyList<EpochResult> Epochs)
{
    /// <summary>The result of a network that was not trained here.</summary>
    public static TrainingResult OfLoaded(DigitClassifier network, DigitSet test) => new(
        new Trainer<DigitClassifier>(network).Evaluate(test.Images, test.Labels),
        Steps: 0,
        TimeSpan.Zero,
        BytesPerStep: double.NaN,
        HashOf(network),
        Epochs: []);

    /// <summary>SHA-256 of the network's parameters.</summary>
    public static string HashOf(DigitClassifier network)
    {
        var parameters = new float[DigitClassifier.ParameterCount];
        network.GetParameters(parameters);
        return SampleKit.Reporting.ParameterHash.Of(parameters);
    }
}
