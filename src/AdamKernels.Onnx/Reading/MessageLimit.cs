using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace AdamKernels.Onnx.Reading;

/// <summary>
/// Counts the messages of a file before they are parsed. An empty message has 2 bytes in a file and some 200 in memory; without a limit, a
/// small file could fill the memory.
/// </summary>
internal static class MessageLimit
{
    /// <summary>The most messages that a file may have: nodes, attributes, tensors and so on.</summary>
    public const int MaxMessages = 100_000;

    /// <summary>Checks a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="type">The type of the message that it is.</param>
    /// <exception cref="OnnxException">It has too many messages.</exception>
    /// <exception cref="InvalidProtocolBufferException">It is not a message.</exception>
    public static void Check(ArraySegment<byte> bytes, MessageDescriptor type)
    {
        using var fields = new CodedInputStream(bytes.Array, bytes.Offset, bytes.Count);
        int count = 0;
        Visit(fields, type, bytes.Count, ref count);
    }

    /// <summary>
    /// Counts the messages in one of a type that ends at a position. Types do not contain themselves, so that the depth is limited.
    /// </summary>
    private static void Visit(CodedInputStream fields, MessageDescriptor type, long end, ref int count)
    {
        while (fields.Position < end && fields.ReadTag() is not 0 and uint tag)
        {
            FieldDescriptor? field = type.FindFieldByNumber(WireFormat.GetTagFieldNumber(tag));
            if (field?.FieldType != FieldType.Message || WireFormat.GetTagWireType(tag) != WireFormat.WireType.LengthDelimited)
            {
                fields.SkipLastField();
                continue;
            }

            if (++count > MaxMessages)
            {
                throw new OnnxException($"Expected at most {MaxMessages} nodes, attributes and other messages, but the file has more.");
            }

            int length = fields.ReadLength();
            Visit(fields, field.MessageType, fields.Position + length, ref count);
        }
    }
}
