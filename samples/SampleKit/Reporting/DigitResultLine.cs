using System.Globalization;

namespace SampleKit.Reporting;

/// <summary>The line of the samples that read digits, for a script: the same under every culture.</summary>
public static class DigitResultLine
{
    /// <summary>Formats a result.</summary>
    /// <param name="accuracy">Accuracy on the test set, from 0 to 1.</param>
    /// <param name="loss">Loss on the test set.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="elapsed">Time of training.</param>
    /// <param name="bytesPerStep">Bytes allocated per step; NaN if they could not be measured.</param>
    /// <param name="parameterHash">The parameters' <see cref="ParameterHash"/>.</param>
    public static string Format(
        double accuracy, double loss, long steps, TimeSpan elapsed, double bytesPerStep, string parameterHash) => string.Create(
        CultureInfo.InvariantCulture,
        $"result accuracy={accuracy:F4} loss={loss:F4} steps={steps} "
        + $"seconds={elapsed.TotalSeconds:F2} bytes_per_step={bytesPerStep:0.######} sha256={parameterHash}");
}
