using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Operators;
using Google.Protobuf;

namespace AdamKernels.Onnx.Reading;

/// <summary>Parses a file.</summary>
internal static class ModelReader
{
    /// <summary>The first operator set whose operators broadcast as today's do.</summary>
    private const long MinOperatorSet = 7;

    /// <summary>Parses a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>Its graph.</returns>
    /// <exception cref="OnnxException">The file is not an ONNX model, or too old.</exception>
    public static GraphProto Read(ArraySegment<byte> bytes)
    {
        if (bytes.Count == 0)
        {
            throw new OnnxException("Expected an ONNX model, but the file is empty.");
        }

        ModelProto model = Parse(bytes);
        if (model.Graph is null)
        {
            throw new OnnxException("Expected an ONNX model, but the file has no graph.");
        }

        long operatorSet = model.OpsetImport.FirstOrDefault(set => OperatorTable.IsOwnDomain(set.Domain))?.Version ?? 0;
        return operatorSet >= MinOperatorSet
            ? model.Graph
            : throw new OnnxException($"Expected operator set {MinOperatorSet} or a newer one, but the file has {operatorSet}.");
    }

    private static ModelProto Parse(ArraySegment<byte> bytes)
    {
        try
        {
            MessageLimit.Check(bytes, ModelProto.Descriptor);
            return ModelProto.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes.AsSpan());
        }
        catch (InvalidProtocolBufferException error)
        {
            // What the parser says of bytes that it took for fields would mislead; it stays in the cause.
            throw new OnnxException("Expected an ONNX model, but the file is of another kind or damaged.", cause: error);
        }
    }
}
