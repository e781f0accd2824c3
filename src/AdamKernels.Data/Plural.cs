using System.Globalization;

namespace AdamKernels.Data;

/// <summary>Counts in messages.</summary>
internal static class Plural
{
    /// <summary>A count with its noun, for example "1 field" or "2 fields".</summary>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
