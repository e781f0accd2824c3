using System.Buffers.Binary;

namespace AdamKernels;

/// <summary>
/// The header of a file in the safetensors format: 8 bytes with the length of the header, little-endian; the header, a JSON object padded
/// with spaces; then the values of all tensors, without gaps.
/// </summary>
/// <remarks>Positions in messages are those in the file.</remarks>
internal sealed class TensorFile
{
    /// <summary>Bytes in front of the header.</summary>
    public const int PrefixLength = sizeof(ulong);

    /// <summary>The longest header that the format allows, in bytes.</summary>
    public const int MaxHeaderLength = 100_000_000;

    private readonly Dictionary<string, TensorEntry> _tensors;
    private readonly int _dataStart;

    private TensorFile(FileMetadata metadata, Dictionary<string, TensorEntry> tensors, int dataStart)
    {
        Metadata = metadata;
        _tensors = tensors;
        _dataStart = dataStart;
    }

    /// <summary>What the file says about itself.</summary>
    public FileMetadata Metadata { get; }

    /// <summary>All tensors, in no particular order.</summary>
    public IReadOnlyCollection<TensorEntry> Tensors => _tensors.Values;

    /// <summary>Reads and checks the header of a file, and the checksum if it has one.</summary>
    /// <param name="file">The whole file.</param>
    /// <exception cref="CheckpointException">It is not whole, or not in the format.</exception>
    public static TensorFile Parse(ReadOnlySpan<byte> file)
    {
        if (file.Length < PrefixLength)
        {
            throw new CheckpointException(
                $"Expected a safetensors file, which begins with {PrefixLength} bytes, but the file has {file.Length}.");
        }

        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(file);
        int rest = file.Length - PrefixLength;
        if (headerLength > MaxHeaderLength)
        {
            throw new CheckpointException(
                $"Expected a header of at most {MaxHeaderLength} bytes, but its length says {headerLength}.", position: 0);
        }

        if (headerLength > (ulong)rest)
        {
            throw new CheckpointException(
                $"Expected a header of {headerLength} bytes, as its length says, but only {rest} follow.", position: 0);
        }

        var parser = new HeaderParser(file.Slice(PrefixLength, (int)headerLength), rest - (long)headerLength);
        parser.Parse();
        parser.Metadata.CheckSum(file);
        return new TensorFile(parser.Metadata, parser.Tensors, PrefixLength + (int)headerLength);
    }

    /// <summary>The tensor with a name; null if there is none.</summary>
    public TensorEntry? Find(string name) => _tensors.GetValueOrDefault(name);

    /// <summary>The bytes of a tensor.</summary>
    public ReadOnlySpan<byte> GetBytes(ReadOnlySpan<byte> file, TensorEntry tensor) =>
        file[(_dataStart + (int)tensor.Begin)..(_dataStart + (int)tensor.End)];

    /// <summary>The position of a tensor's first byte in the file.</summary>
    public long GetPosition(TensorEntry tensor) => _dataStart + tensor.Begin;
}
