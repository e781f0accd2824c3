using System.Text;

namespace AdamKernels.Data;

/// <summary>A file does not have the content that its format or its declaration asks for. The message says what and where.</summary>
public sealed class DataFormatException : FormatException
{
    private const int MaxShownLength = 40;

    internal DataFormatException(string message, string? file, Exception? cause = null)
        : base(file is null ? message : $"{file}: {message}", cause) => File = file;

    /// <summary>The path of the file; null for a stream or a reader.</summary>
    public string? File { get; }

    /// <summary>The line of a CSV file, from 1; for a row of several lines its first. Null if the error is not in a line.</summary>
    public int? Line { get; internal init; }

    /// <summary>The column of a CSV file, from 1; null if the error is not in a single column.</summary>
    public int? Column { get; internal init; }

    /// <summary>The position in an IDX file after decompression, in bytes from 0; null for CSV files.</summary>
    public long? Offset { get; internal init; }

    /// <summary>A piece of a file in quotes, on one line, shortened if it is long.</summary>
    internal static string Quote(ReadOnlySpan<char> text)
    {
        var quoted = new StringBuilder("'");
        foreach (char c in text[..Math.Min(text.Length, MaxShownLength)])
        {
            quoted.Append(char.IsControl(c) ? '\uFFFD' : c);
        }

        return quoted.Append(text.Length > MaxShownLength ? "…'" : "'").ToString();
    }
}
