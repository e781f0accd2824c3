using System.Globalization;

namespace AdamKernels.Tool;

/// <summary>A log of fingerprints.</summary>
internal sealed class StoredLog
{
    /// <summary>Fields in front of the parts.</summary>
    private const int FieldCount = 3;

    private readonly string[] _lines;
    private int _number;

    private StoredLog(string path)
    {
        Path = path;
        using var reader = new StreamReader(Source.Open(path));

        // What follows the last line feed is being written.
        _lines = reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n')[..^1];
        Expect(FingerprintLogFormat.FirstLine);
        Model = ExpectText(FingerprintLogFormat.ModelPrefix);
        Training = ExpectText(FingerprintLogFormat.TrainingPrefix);
        ExpectText(FingerprintLogFormat.HashPrefix);
        MaxBatchSize = ExpectNumber(FingerprintLogFormat.MaxBatchSizePrefix);
        Parts = ExpectText(FingerprintLogFormat.FieldsPrefix).Split(' ');
        while (_number < _lines.Length)
        {
            Add(Parse(_lines[_number++]));
        }
    }

    public string Path { get; }

    /// <summary>Layers and activations.</summary>
    public string Model { get; }

    /// <summary>Loss, optimizer and options.</summary>
    public string Training { get; }

    /// <summary>Model and training, as a terminal can show them.</summary>
    public string Declaration => Text.Printable($"{Model}, {Training}");

    /// <summary>The largest batch of a step, which decides the order of sums.</summary>
    public int MaxBatchSize { get; }

    /// <summary>Names of the parts.</summary>
    public string[] Parts { get; }

    /// <summary>The steps, in ascending order.</summary>
    public SortedList<long, LogLine> Lines { get; } = [];

    /// <summary>The first and the last step.</summary>
    public string Range => Lines.Count == 0
        ? "no steps"
        : FormattableString.Invariant($"steps {Lines.GetKeyAtIndex(0)} to {Lines.GetKeyAtIndex(Lines.Count - 1)}");

    /// <summary>Reads and checks a log.</summary>
    /// <exception cref="IncomparableException">It cannot be read, or is damaged.</exception>
    public static StoredLog Read(string path)
    {
        try
        {
            return new StoredLog(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IncomparableException($"{path}: {error.Message}");
        }
    }

    /// <summary>
    /// Adds a line, which counts instead of earlier ones of the same step or later steps: the training went on from there.
    /// </summary>
    private void Add(LogLine line)
    {
        while (Lines.Count > 0 && Lines.GetKeyAtIndex(Lines.Count - 1) >= line.Step)
        {
            Lines.RemoveAt(Lines.Count - 1);
        }

        Lines.Add(line.Step, line);
    }

    private LogLine Parse(string line)
    {
        string[] fields = line.Split(' ');
        string loss = fields.Length > 2 ? fields[2] : "";
        uint bits = 0;
        var parts = new ulong[Parts.Length];
        bool isValid = fields.Length == FieldCount + Parts.Length
            & long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out long step)
            & TryParseHash(fields.ElementAtOrDefault(1), out ulong fingerprint)
            & (loss == FingerprintLogFormat.NoLoss
                || (loss.Length == 8 && uint.TryParse(loss, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bits)));
        for (int i = 0; isValid && i < parts.Length; i++)
        {
            isValid = TryParseHash(fields[FieldCount + i], out parts[i]);
        }

        return isValid
            ? new LogLine(step, fingerprint, loss == FingerprintLogFormat.NoLoss ? null : BitConverter.UInt32BitsToSingle(bits), parts)
            : throw Wrong($"a step, a fingerprint, the bits of a loss and {Parts.Length} fingerprints", line);
    }

    private static bool TryParseHash(string? text, out ulong hash)
    {
        hash = 0;
        return text?.Length == 16 && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out hash);
    }

    private void Expect(string line)
    {
        if (ExpectText(line).Length > 0)
        {
            throw Wrong($"\"{line}\"", _lines[_number - 1]);
        }
    }

    private string ExpectText(string prefix)
    {
        string line = _number < _lines.Length ? _lines[_number] : "";
        _number++;
        return line.StartsWith(prefix, StringComparison.Ordinal) ? line[prefix.Length..] : throw Wrong($"\"{prefix.Trim()}\"", line);
    }

    private int ExpectNumber(string prefix) =>
        int.TryParse(ExpectText(prefix), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Wrong($"\"{prefix}\" and a number", _lines[_number - 1]);

    private IncomparableException Wrong(string expected, string line)
    {
        const int Shown = 60;
        string excerpt = line.Length > Shown ? $"{line[..Shown]}…" : line;
        return new IncomparableException(
            FormattableString.Invariant($"{Path}, line {_number}: Expected {expected}, but got \"{Text.Printable(excerpt)}\"."));
    }
}
