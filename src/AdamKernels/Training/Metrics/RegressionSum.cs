namespace AdamKernels;

/// <summary>Combines the errors of all outputs.</summary>
internal struct RegressionSum
{
    private ErrorSum _errors;
    private double _explained;

    /// <summary>Adds an output: its errors, and the variance of its targets, computed in two passes to avoid cancellation.</summary>
    public void AddColumn(ErrorSum errors, ReadOnlySpan<float> targets, int column, int width)
    {
        int rows = targets.Length / width;
        double mean = 0;
        for (int row = 0; row < rows; row++)
        {
            mean += targets[row * width + column];
        }

        mean /= rows;
        double variance = 0;
        for (int row = 0; row < rows; row++)
        {
            double distance = targets[row * width + column] - mean;
            variance += distance * distance;
        }

        _errors.Squares += errors.Squares;
        _errors.Magnitudes += errors.Magnitudes;
        _explained += variance == 0 ? (errors.Squares == 0 ? 1 : 0) : 1 - errors.Squares / variance;
    }

    public readonly RegressionMetrics Result(int samples, int width) =>
        new(_errors.Squares / ((double)samples * width), _errors.Magnitudes / ((double)samples * width), _explained / width);
}
