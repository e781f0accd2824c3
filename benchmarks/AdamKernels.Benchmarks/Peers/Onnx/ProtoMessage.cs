using Google.Protobuf;

namespace AdamKernels.Benchmarks.Peers.Onnx;

/// <summary>A protobuf message, written field by field by number.</summary>
internal sealed class ProtoMessage
{
    private readonly MemoryStream _bytes = new();
    private readonly CodedOutputStream _fields;

    /// <summary>Starts an empty message.</summary>
    public ProtoMessage() => _fields = new CodedOutputStream(_bytes);

    /// <summary>Writes a whole number.</summary>
    public void Integer(int field, long value)
    {
        _fields.WriteTag(field, WireFormat.WireType.Varint);
        _fields.WriteInt64(value);
    }

    /// <summary>Writes a string.</summary>
    public void Text(int field, string value)
    {
        _fields.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _fields.WriteString(value);
    }

    /// <summary>Writes bytes.</summary>
    public void Bytes(int field, ByteString value)
    {
        _fields.WriteTag(field, WireFormat.WireType.LengthDelimited);
        _fields.WriteBytes(value);
    }

    /// <summary>Writes a message that is complete.</summary>
    public void Message(int field, ProtoMessage value) => Bytes(field, ByteString.CopyFrom(value.ToArray()));

    /// <summary>The bytes written so far.</summary>
    public byte[] ToArray()
    {
        _fields.Flush();
        return _bytes.ToArray();
    }
}
