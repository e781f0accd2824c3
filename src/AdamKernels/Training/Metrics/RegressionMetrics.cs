using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>How far predictions are from their targets. All sums are in double.</summary>
/// <param name="MeanSquaredError">Mean of (prediction - target)² over samples and outputs.</param>
/// <param name="MeanAbsoluteError">Mean of |prediction - target| over samples and outputs.</param>
/// <param name="RSquared">
/// The explained fraction of the targets' variance, at most 1: the mean over the outputs of 1 - Σ(prediction - target)² / Σ(target -
/// mean)². For an output whose targets are all the same, it is 1 if the predictions are exact and 0 otherwise, as with scikit-learn's
/// <c>r2_score</c>.
/// </param>
public readonly record struct RegressionMetrics(double MeanSquaredError, double MeanAbsoluteError, double RSquared)
{
    /// <summary>The root of <see cref="MeanSquaredError"/>, in the unit of the targets.</summary>
    public double RootMeanSquaredError => Math.Sqrt(MeanSquaredError);

    /// <summary>Such as <c>MSE 0.25, RMSE 0.5, MAE 0.4, R² 0.93</c>.</summary>
    public override string ToString() =>
        $"MSE {Readable.Number(MeanSquaredError)}, RMSE {Readable.Number(RootMeanSquaredError)}, "
        + $"MAE {Readable.Number(MeanAbsoluteError)}, R² {Readable.Number(RSquared)}";

    /// <summary>Compares predictions with targets. Allocates nothing.</summary>
    /// <param name="predictions">One row of <paramref name="width"/> values per sample, for one or more samples.</param>
    /// <param name="targets">As many targets as predictions.</param>
    /// <param name="width">Number of outputs of a sample, at least 1.</param>
    /// <exception cref="ArgumentException">A length does not fit; the message names what was expected.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is below 1.</exception>
    public static RegressionMetrics Calculate(ReadOnlySpan<float> predictions, ReadOnlySpan<float> targets, int width = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (predictions.Length == 0 || predictions.Length % width != 0)
        {
            throw new ArgumentException(
                $"Expected one or more rows of {width} predictions, but got {predictions.Length} values.", nameof(predictions));
        }

        Check.Length(targets.Length, predictions.Length, nameof(targets));
        int rows = targets.Length / width;
        var total = default(RegressionSum);
        for (int column = 0; column < width; column++)
        {
            var errors = default(ErrorSum);
            for (int row = 0; row < rows; row++)
            {
                int at = row * width + column;
                errors.Add(predictions[at], targets[at]);
            }

            total.AddColumn(errors, targets, column, width);
        }

        return total.Result(rows, width);
    }
}
