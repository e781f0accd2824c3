using System.Globalization;
using DigitSample.Training;

namespace DigitSample.Reporting;

/// <summary>The line that a script reads.</summary>
internal static class ResultLine
{
    /// <summary>Formats the result the same way under every culture.</summary>
    public static string Format(TrainingResult result) => string.Create(
        CultureInfo.InvariantCulture,
        $"result accuracy={result.Test.Accuracy:F4} loss={result.Test.Loss:F4} steps={result.Steps} "
        + $"seconds={result.Elapsed.TotalSeconds:F2} bytes_per_step={result.BytesPerStep:0.######} sha256={result.ParameterHash}");
}
