using System.Globalization;

namespace AdamKernels.Benchmarks.Drawing;

/// <summary>The times in a table as BenchmarkDotNet writes it, fresh or saved.</summary>
internal sealed class ResultTable
{
    private readonly Dictionary<(string Case, string Method), double> _times = [];

    private ResultTable()
    {
    }

    /// <summary>Networks or whatever else the contenders work on, in the order of the table.</summary>
    public List<string> Cases { get; } = [];

    /// <summary>Contenders, in the order of the table.</summary>
    public List<string> Methods { get; } = [];

    /// <summary>Reads a table: the medians, which a disturbance moves less than the means.</summary>
    /// <param name="markdown">Text with the table somewhere in it.</param>
    /// <exception cref="FormatException">There is no such table.</exception>
    public static ResultTable Parse(string markdown)
    {
        var table = new ResultTable();
        string[] columns = [];
        foreach (string line in markdown.Split('\n').Where(line => line.StartsWith('|')))
        {
            // What stands first in a group is bold.
            string[] cells = [.. line.Split('|').Select(cell => cell.Trim().Trim('*'))];
            if (cells.Contains("Method"))
            {
                columns = cells;
            }
            else if (columns.Length > 0 && cells.Length >= columns.Length)
            {
                // Between the method and the first figure stands what the benchmark was run for.
                int method = Array.IndexOf(columns, "Method");
                string name = string.Join(", ", cells[(method + 1)..Array.IndexOf(columns, "Mean")]);
                table.Add(cells[method], name, cells[Array.IndexOf(columns, "Median")]);
            }
        }

        return table._times.Count > 0 ? table : throw new FormatException(
            "The text holds no table with the columns Method, Mean and Median.");
    }

    /// <summary>The median time in nanoseconds; NaN where a contender does not take part.</summary>
    public double TimeOf(string name, string method) => _times.GetValueOrDefault((name, method), double.NaN);

    private void Add(string method, string name, string median)
    {
        // Lines that separate groups are empty, and what could not be measured has no time.
        if (Nanoseconds(median) is not { } time)
        {
            return;
        }

        _times[(name, method)] = time;
        if (!Cases.Contains(name))
        {
            Cases.Add(name);
        }

        if (!Methods.Contains(method))
        {
            Methods.Add(method);
        }
    }

    private static double? Nanoseconds(string text)
    {
        if (text.Split(' ') is not [var number, var unit]
            || !double.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out double value))
        {
            return null;
        }

        return unit switch
        {
            "ns" => value,
            "us" or "μs" or "µs" => value * 1e3,
            "ms" => value * 1e6,
            "s" => value * 1e9,
            _ => null,
        };
    }
}
