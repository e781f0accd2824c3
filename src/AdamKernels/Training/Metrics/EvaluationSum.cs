using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Adds up the loss and the right decisions of batches.</summary>
internal struct EvaluationSum(LossDescription loss)
{
    private double _loss;
    private double _divisor;
    private long _right;

    /// <summary>Adds the mean loss of a batch.</summary>
    public void AddLoss(float mean, double divisor)
    {
        _loss += mean * divisor;
        _divisor += divisor;
    }

    /// <summary>Adds the decisions of one sample.</summary>
    public void AddDecisions(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) =>
        _right += Accuracy.CountRight(outputs, targets, loss.OutputsPerDecision);

    public readonly Evaluation GetResult(int samples, int outputCount)
    {
        int perDecision = loss.OutputsPerDecision;
        double accuracy = perDecision == 0 ? double.NaN : (double)_right / ((long)samples * (outputCount / perDecision));
        return new Evaluation(_loss / _divisor, accuracy, samples);
    }
}
