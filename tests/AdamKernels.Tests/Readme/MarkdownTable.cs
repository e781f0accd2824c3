using System.Globalization;

namespace AdamKernels.Tests.Readme;

/// <summary>A table in Markdown, cells by row and column.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The cells below them, without emphasis.</param>
internal sealed record MarkdownTable(string[] Columns, string[][] Rows)
{
    /// <summary>Every table of a text.</summary>
    public static MarkdownTable[] ReadAll(string markdown)
    {
        var tables = new List<MarkdownTable>();
        var lines = new List<string[]>();
        foreach (string line in markdown.Split('\n').Append(""))
        {
            if (line.StartsWith('|'))
            {
                lines.Add([.. line.Trim().Trim('|').Split('|').Select(cell => cell.Replace("**", "", StringComparison.Ordinal).Trim())]);
            }
            else if (lines.Count > 0)
            {
                // The second line has only dashes.
                tables.Add(new MarkdownTable(lines[0], [.. lines.Skip(2)]));
                lines.Clear();
            }
        }

        return [.. tables];
    }

    /// <summary>The cells of one column by those of another.</summary>
    public Dictionary<string, string> Column(string key, string value) =>
        Rows.ToDictionary(row => row[Index(key)], row => row[Index(value)]);

    public int Index(string column)
    {
        int index = Array.IndexOf(Columns, column);
        Assert.True(index >= 0, $"No column {column} among {string.Join(", ", Columns)}.");
        return index;
    }

    /// <summary>A number as results are saved, with thousands in groups.</summary>
    public static double Number(string cell) =>
        double.Parse(cell, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
