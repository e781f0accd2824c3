using System.Text;

namespace AdamKernels;

/// <summary>Prints a <see cref="ConfusionMatrix"/>.</summary>
internal static class ConfusionTable
{
    /// <summary>More columns fit on no screen.</summary>
    private const int MaxClasses = 30;

    private const string Corner = "true \\ predicted";

    public static string Print(ConfusionMatrix matrix)
    {
        if (matrix.ClassCount > MaxClasses)
        {
            return $"{Readable.Count(matrix.ClassCount)} classes, {Readable.Count(matrix.SampleCount, "sample")}, "
                + $"accuracy {Percent(matrix.Accuracy, matrix.SampleCount)}, "
                + $"macro F1 {Percent(matrix.MacroF1, matrix.SampleCount)}";
        }

        string[][] rows = [.. Rows(matrix)];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        foreach (string[] row in rows)
        {
            text.AppendJoin("  ", row.Select((cell, column) => cell.PadLeft(widths[column]))).Append('\n');
        }

        // Without the last line break, as any ToString.
        return text.ToString(0, text.Length - 1);
    }

    private static IEnumerable<string[]> Rows(ConfusionMatrix matrix)
    {
        int[] classes = [.. Enumerable.Range(0, matrix.ClassCount)];
        yield return [Corner, .. classes.Select(label => Readable.Count(label)), "recall"];
        foreach (int actual in classes)
        {
            yield return
            [
                Readable.Count(actual),
                .. classes.Select(predicted => Readable.Count(matrix.GetCount(actual, predicted))),
                Percent(matrix.GetRecall(actual), matrix.ActualCount(actual)),
            ];
        }

        yield return
        [
            "precision",
            .. classes.Select(label => Percent(matrix.GetPrecision(label), matrix.PredictedCount(label))),
            Percent(matrix.Accuracy, matrix.SampleCount),
        ];
    }

    /// <summary>A fraction of samples; a dash of none.</summary>
    private static string Percent(double fraction, long samples) => samples == 0 ? "-" : Readable.Percent(fraction, digits: 1);
}
