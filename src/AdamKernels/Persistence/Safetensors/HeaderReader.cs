using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace AdamKernels;

/// <summary>Reads the JSON of a header step by step. What comes instead of what is expected is an exception that says where.</summary>
/// <param name="header">The header.</param>
internal ref struct HeaderReader(ReadOnlySpan<byte> header)
{
    /// <summary>The longest name that is read, in bytes.</summary>
    public const int MaxNameLength = 256;

    private const int MaxNumbers = 16;

    /// <summary>Bytes of a token that a message shows.</summary>
    private const int ShownLength = 40;

    private readonly ReadOnlySpan<byte> _header = header;
    private readonly long[] _numbers = new long[MaxNumbers];
    private Utf8JsonReader _json = new(header, new JsonReaderOptions { MaxDepth = 4 });

    /// <summary>Where the last token begins in the header.</summary>
    public readonly int Position => (int)_json.TokenStartIndex;

    /// <summary>The last text, with its escapes.</summary>
    public readonly ReadOnlySpan<byte> Text => _json.ValueSpan;

    /// <summary>Whether the last text has escapes.</summary>
    public readonly bool IsEscaped => _json.ValueIsEscaped;

    /// <summary>Checks that a header is text.</summary>
    public static void CheckText(ReadOnlySpan<byte> header)
    {
        if (!Utf8.IsValid(header))
        {
            throw Error("Expected a header in UTF-8, but it is not.", 0);
        }
    }

    /// <summary>An exception about a place in the header.</summary>
    public static CheckpointException Error(string message, long position) => new(message, TensorFile.PrefixLength + position);

    /// <summary>Goes on to the next token, which must be of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="expected">What it is, for the message.</param>
    public void Next(JsonTokenType type, string expected)
    {
        if (!Read() || _json.TokenType != type)
        {
            throw Unexpected(expected);
        }
    }

    /// <summary>Goes on to the next name of an object.</summary>
    /// <returns>Whether there is one; false at the end of the object.</returns>
    public bool NextName(out string name)
    {
        name = "";
        if (!Read() || _json.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        if (Text.Length > MaxNameLength)
        {
            throw Error($"Expected names of at most {MaxNameLength} bytes, but one has {Text.Length}.", Position);
        }

        name = GetText();
        return true;
    }

    /// <summary>Reads an array of numbers of at least 0.</summary>
    /// <param name="what">What they are, for the message.</param>
    /// <param name="maxCount">How many there may be, at most 16.</param>
    public long[] ReadNumbers(string what, int maxCount = MaxNumbers)
    {
        Next(JsonTokenType.StartArray, $"an array of {what}");
        int count = 0;
        while (Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetInt64(out long number) || number < 0)
            {
                throw Unexpected("a whole number of at least 0");
            }

            if (count == maxCount)
            {
                throw Error($"Expected at most {maxCount} {what}, but there are more.", Position);
            }

            _numbers[count++] = number;
        }

        return _numbers[..count];
    }

    /// <summary>The last text, without escapes.</summary>
    public readonly string GetText()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            // What the reader throws for an escape such as \ud800, which is half a character.
            throw Error($"Expected whole characters, but got an escape that is not ({error.Message})", Position);
        }
    }

    /// <summary>Checks that nothing but white space follows: the reader refuses everything else itself.</summary>
    public void End() => Read();

    /// <summary>An exception about the last token.</summary>
    public readonly CheckpointException Unexpected(string expected) =>
        Error($"Expected {expected}, but got {Excerpt(_header[Position..(int)_json.BytesConsumed])}.", Position);

    private static string Excerpt(ReadOnlySpan<byte> token) =>
        Encoding.UTF8.GetString(token[..Math.Min(token.Length, ShownLength)]) + (token.Length > ShownLength ? "…" : "");

    private bool Read()
    {
        try
        {
            return _json.Read();
        }
        catch (JsonException error)
        {
            throw Error($"Expected a header in JSON, but it is not ({error.Message})", _json.BytesConsumed);
        }
    }
}
