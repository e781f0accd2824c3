using AdamKernels.Onnx.Messages;
using Google.Protobuf;
using AttributeType = AdamKernels.Onnx.Messages.AttributeProto.Types.AttributeType;

namespace AdamKernels.Onnx.Writing;

/// <summary>Attributes of nodes.</summary>
internal static class NodeAttribute
{
    /// <summary>A float.</summary>
    public static AttributeProto Of(string name, float value) => new() { Name = name, F = value, Type = AttributeType.Float };

    /// <summary>An integer.</summary>
    public static AttributeProto Of(string name, long value) => new() { Name = name, I = value, Type = AttributeType.Int };

    /// <summary>A text.</summary>
    public static AttributeProto Of(string name, string value) =>
        new() { Name = name, S = ByteString.CopyFromUtf8(value), Type = AttributeType.String };
}
