using System.Globalization;

namespace AdamKernels.Onnx;

/// <summary>What messages show of a file: one line, shortened, in the invariant culture.</summary>
internal static class Text
{
    private const int MaxShownLength = 60;
    private const int MaxShownDimensions = 8;

    /// <summary>A name of the file in quotes.</summary>
    public static string Quote(string name) => $"\"{Shorten(name)}\"";

    /// <summary>A name of the file.</summary>
    public static string Shorten(string name)
    {
        char[] shown = [.. name.Take(MaxShownLength).Select(character => char.IsControl(character) ? '\uFFFD' : character)];
        return new string(shown) + (name.Length > MaxShownLength ? "…" : "");
    }

    /// <summary>A number with the digits of a float.</summary>
    public static string Number(double value) => ((float)value).ToString(CultureInfo.InvariantCulture);

    /// <summary>A shape, such as <c>[16, 8]</c>.</summary>
    public static string Shape(IReadOnlyCollection<int> lengths) =>
        $"[{string.Join(", ", lengths.Take(MaxShownDimensions))}{(lengths.Count > MaxShownDimensions ? ", …" : "")}]";

    /// <summary>A number with its noun, in the plural unless it is 1.</summary>
    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
