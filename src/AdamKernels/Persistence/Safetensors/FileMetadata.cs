using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AdamKernels;

/// <summary>
/// What a file of this library says about itself: texts under names with a prefix. A file of another program has none, and texts under
/// other names are ignored.
/// </summary>
internal sealed class FileMetadata
{
    /// <summary>The version of the files that this version of the library writes.</summary>
    public const string Version = "1";

    public const string Prefix = "adamkernels.";
    public const string FormatName = Prefix + "format";
    public const string ChecksumName = Prefix + "crc32c";
    public const string ContentName = Prefix + "content";
    public const string ModelName = Prefix + "model";
    public const string TrainingName = Prefix + "training";
    public const string HashName = Prefix + "declaration_hash";

    /// <summary>Content of a file with parameters alone.</summary>
    public const string NetworkContent = "network";

    /// <summary>Content of a file with the state of a training.</summary>
    public const string TrainingContent = "checkpoint";

    /// <summary>A declaration of a thousand layers is shorter. Messages show such texts, so they are short too.</summary>
    public const int MaxTextLength = 65_536;

    private readonly Dictionary<string, (int Position, int Length, bool IsEscaped)> _places = [];

    /// <summary>Whether the file is of this library.</summary>
    public bool IsOwn => _places.Count > 0;

    /// <summary>Records where a text is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The text, with its escapes.</param>
    /// <param name="position">Position of its first byte in the file.</param>
    /// <param name="isEscaped">Whether it has escapes.</param>
    public void Add(string name, ReadOnlySpan<byte> value, int position, bool isEscaped)
    {
        if (name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            _places.Add(name, (position, value.Length, isEscaped));
        }
    }

    /// <summary>Whether the file holds the state of a training.</summary>
    public bool IsCheckpoint(ReadOnlySpan<byte> file) => IsOwn && GetText(file, ContentName) == TrainingContent;

    /// <summary>A text.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="CheckpointException">It is not there, or too long to be one.</exception>
    public string GetText(ReadOnlySpan<byte> file, string name)
    {
        (int position, int length, bool isEscaped) = Find(name);
        if (length > MaxTextLength)
        {
            throw new CheckpointException($"Expected {name} to have at most {MaxTextLength} bytes, but it has {length}.", position);
        }

        ReadOnlySpan<byte> text = file.Slice(position, length);
        if (!isEscaped)
        {
            return Encoding.UTF8.GetString(text);
        }

        // With the quotation marks around it, which a parsed header has.
        var reader = new Utf8JsonReader(file.Slice(position - 1, length + 2));
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw new CheckpointException(
                $"Expected whole characters in {name}, but got an escape that is not ({error.Message})", position);
        }
    }

    /// <summary>Reads numbers that are separated by spaces; null if the file has none of that name.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">The name of the text.</param>
    /// <param name="count">How many there must be.</param>
    /// <exception cref="CheckpointException">The text has another number of numbers, or something else.</exception>
    public float[]? GetNumbers(ReadOnlySpan<byte> file, string name, int count)
    {
        if (!_places.ContainsKey(name))
        {
            return null;
        }

        (int position, int length, _) = Find(name);
        ReadOnlySpan<byte> text = file.Slice(position, length);
        var numbers = new float[count];
        int found = 0;
        foreach (Range part in text.Split((byte)' '))
        {
            if (found == count || !float.TryParse(text[part], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[found]))
            {
                throw new CheckpointException($"Expected {count} numbers separated by spaces in {name}, but got another text.", position);
            }

            found++;
        }

        return found == count
            ? numbers
            : throw new CheckpointException($"Expected {count} numbers in {name}, but got {found}.", position);
    }

    /// <summary>Checks the version and the checksum of a file of this library.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="CheckpointException">The file is newer than this library, or damaged.</exception>
    public void CheckSum(ReadOnlySpan<byte> file)
    {
        if (!IsOwn)
        {
            return;
        }

        // The version comes first: a newer one may have another checksum.
        string version = GetText(file, FormatName);
        if (version != Version)
        {
            throw new CheckpointException(
                $"Expected a file of format {Version}, but it has format {version}: a newer version of the library wrote it, or it is "
                    + "damaged.",
                Find(FormatName).Position);
        }

        (int position, int length, _) = Find(ChecksumName);
        if (length != Checksum.Digits)
        {
            throw new CheckpointException(
                $"Expected a checksum of {Checksum.Digits} digits, but it has {length}: it is damaged.", position);
        }

        string expected = Checksum.Of(file, position).ToString("x8", CultureInfo.InvariantCulture);
        string stored = GetText(file, ChecksumName);
        if (stored != expected)
        {
            throw new CheckpointException(
                $"Expected the checksum {expected} of this content, but the file says {stored}: it is damaged.", position);
        }
    }

    private (int Position, int Length, bool IsEscaped) Find(string name) => _places.TryGetValue(name, out var place)
        ? place
        : throw new CheckpointException($"Expected {name} in the metadata of a file of this library, but it is not there: it is damaged.");
}
