namespace AdamKernels.Data.Csv;

/// <summary>Values with quotes, as RFC 4180 has them.</summary>
internal static class QuotedText
{
    public const char Quote = '"';

    /// <summary>Removes the quotes around a value.</summary>
    /// <param name="raw">The value as it is in the file, with blanks around it or without.</param>
    /// <param name="text">The value without quotes and blanks.</param>
    /// <returns>Whether quotes are either absent or around the whole value, and doubled within.</returns>
    public static bool TryRead(ReadOnlySpan<char> raw, out ReadOnlySpan<char> text)
    {
        text = raw.Trim();
        if (!text.Contains(Quote))
        {
            return true;
        }

        if (text.Length < 2 || text[0] != Quote || text[^1] != Quote)
        {
            return false;
        }

        text = text[1..^1];
        if (!text.Contains(Quote))
        {
            return true;
        }

        bool isPaired = HasOnlyPairs(text);
        text = text.ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
        return isPaired;
    }

    private static bool HasOnlyPairs(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == Quote && (++i == text.Length || text[i] != Quote))
            {
                return false;
            }
        }

        return true;
    }
}
