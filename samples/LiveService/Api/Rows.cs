using System.Globalization;

namespace LiveService.Api;

/// <summary>Rows of numbers in a request.</summary>
internal static class Rows
{
    /// <summary>Finds out what is wrong with rows.</summary>
    /// <param name="name">What the request calls them.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="width">Numbers that each must have.</param>
    /// <param name="maxCount">Rows that there may be.</param>
    /// <returns>What was expected and what came; null if nothing is wrong.</returns>
    public static string? FindProblem(string name, float[]?[]? rows, int width, int maxCount)
    {
        if (rows is null || rows.Length == 0 || rows.Length > maxCount)
        {
            return $"Expected 1 to {maxCount} rows of {Numbers(width)} in {name}, but got {(rows is null ? "none" : rows.Length)}.";
        }

        for (int row = 0; row < rows.Length; row++)
        {
            if (rows[row] is not { } values || values.Length != width)
            {
                string found = rows[row] is { } other ? Numbers(other.Length) : "null";
                return $"Expected {Numbers(width)} in {name}[{row}], but got {found}.";
            }

            int column = Array.FindIndex(values, value => !float.IsFinite(value));
            if (column >= 0)
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"Expected a finite number in {name}[{row}][{column}], but got {values[column]}.");
            }
        }

        return null;
    }

    private static string Numbers(int count) => count == 1 ? "1 number" : $"{count} numbers";
}
