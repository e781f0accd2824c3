using OnlineControl.CommandLine;
using OnlineControl.Control;

namespace OnlineControl.Reporting;

/// <summary>Two runs over the same path with the same drift.</summary>
/// <param name="Options">The options of both.</param>
/// <param name="Frozen">The run whose network stayed as it was when the drift began.</param>
/// <param name="Learning">The run whose network learned in each tick.</param>
/// <param name="Clock">The clock of the learning run; null if it was not in real time.</param>
/// <param name="ParameterHash">The hash of the parameters after the learning run.</param>
internal sealed record ControlResult(
    ControlOptions Options, RunRecord Frozen, RunRecord Learning, TickClock? Clock, string ParameterHash)
{
    /// <summary>Root mean square of the tracking error without learning, in mm.</summary>
    public double FrozenError => RootMeanSquare(Frozen.Errors);

    /// <summary>Root mean square of the tracking error with learning, in mm.</summary>
    public double LearningError => RootMeanSquare(Learning.Errors);

    /// <summary>The root mean square.</summary>
    public static double RootMeanSquare(ReadOnlySpan<double> errors)
    {
        double sum = 0;
        foreach (double error in errors)
        {
            sum += error * error;
        }

        return Math.Sqrt(sum / errors.Length);
    }
}
