using System.Text.Json;

namespace AdamKernels;

/// <summary>Reads and checks the header of a safetensors file.</summary>
/// <remarks>
/// What it keeps is bounded by a constant, however long the header is: names, dimensions and tensors have a maximum, and of the metadata
/// only the places are kept.
/// </remarks>
internal ref struct HeaderParser
{
    public const string MetadataName = "__metadata__";
    public const int MaxTensors = 8_192;
    private const int MaxTexts = 1_024;

    private readonly ReadOnlySpan<byte> _header;
    private readonly long _dataLength;
    private HeaderReader _reader;

    /// <param name="header">The header.</param>
    /// <param name="dataLength">Bytes that follow it.</param>
    public HeaderParser(ReadOnlySpan<byte> header, long dataLength)
    {
        _header = header;
        _dataLength = dataLength;
        _reader = new HeaderReader(header);
    }

    /// <summary>What the file says about itself.</summary>
    public FileMetadata Metadata { get; } = new();

    /// <summary>The tensors, by name.</summary>
    public Dictionary<string, TensorEntry> Tensors { get; } = [];

    public void Parse()
    {
        HeaderReader.CheckText(_header);
        ParseObject();
        TensorLayout.Check(Tensors.Values, _dataLength, TensorFile.PrefixLength + _header.Length);
    }

    private void ParseObject()
    {
        _reader.Next(JsonTokenType.StartObject, "a JSON object");
        bool hasMetadata = false;
        while (_reader.NextName(out string name))
        {
            int position = _reader.Position;
            if (Tensors.ContainsKey(name) || (hasMetadata && name == MetadataName))
            {
                throw HeaderReader.Error($"Expected each name once, but \"{name}\" is there twice.", position);
            }

            if (name == MetadataName)
            {
                hasMetadata = true;
                ParseMetadata();
                continue;
            }

            if (Tensors.Count == MaxTensors)
            {
                throw HeaderReader.Error($"Expected at most {MaxTensors} tensors, but there are more.", position);
            }

            Tensors.Add(name, ParseTensor(name, position));
        }

        _reader.End();
    }

    private void ParseMetadata()
    {
        _reader.Next(JsonTokenType.StartObject, "an object of texts");
        var names = new HashSet<string>();
        while (_reader.NextName(out string name))
        {
            if (!names.Add(name))
            {
                throw HeaderReader.Error($"Expected each name once, but \"{name}\" is there twice in {MetadataName}.", _reader.Position);
            }

            if (names.Count > MaxTexts)
            {
                throw HeaderReader.Error($"Expected at most {MaxTexts} texts in {MetadataName}, but there are more.", _reader.Position);
            }

            _reader.Next(JsonTokenType.String, "a text");
            Metadata.Add(name, _reader.Text, TensorFile.PrefixLength + _reader.Position + 1, _reader.IsEscaped);
        }
    }

    private TensorEntry ParseTensor(string name, int position)
    {
        TensorType? type = null;
        long[]? shape = null;
        (long Begin, long End)? offsets = null;
        _reader.Next(JsonTokenType.StartObject, $"an object that describes the tensor \"{name}\"");
        while (_reader.NextName(out string key))
        {
            // A key that is there twice is an error, and so is one that the format does not have.
            if (key == "dtype" && type is null)
            {
                type = ParseType();
            }
            else if (key == "shape" && shape is null)
            {
                shape = _reader.ReadNumbers("dimensions");
            }
            else if (key == "data_offsets" && offsets is null)
            {
                offsets = ParseOffsets();
            }
            else
            {
                throw HeaderReader.Error($"Expected dtype, shape and data_offsets once each, but got \"{key}\".", _reader.Position);
            }
        }

        if (type is null || shape is null || offsets is not { } range)
        {
            throw HeaderReader.Error($"Expected dtype, shape and data_offsets of the tensor \"{name}\", but not all are there.", position);
        }

        if (TensorLayout.ByteLength(shape, type) is not { } length || length != range.End - range.Begin)
        {
            throw HeaderReader.Error(
                $"Expected offsets that fit {type.Name} {TensorEntry.Describe(shape)} of the tensor \"{name}\", "
                    + $"but got {range.Begin} to {range.End}.",
                position);
        }

        return new TensorEntry(name, type, shape, range.Begin, range.End);
    }

    private TensorType ParseType()
    {
        _reader.Next(JsonTokenType.String, "the name of a type");
        if (_reader.Text.Length > HeaderReader.MaxNameLength || TensorType.Find(_reader.GetText()) is not { } type)
        {
            throw _reader.Unexpected("a type of the format, such as F32");
        }

        return type;
    }

    private (long Begin, long End) ParseOffsets()
    {
        int position = _reader.Position;
        long[] offsets = _reader.ReadNumbers("offsets", maxCount: 2);
        if (offsets is not [long begin, long end] || begin > end || end > _dataLength)
        {
            throw HeaderReader.Error(
                $"Expected two offsets in ascending order within the {_dataLength} bytes of data, "
                    + $"but got {TensorEntry.Describe(offsets)}.",
                position);
        }

        return (begin, end);
    }
}
