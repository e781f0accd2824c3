using System.Runtime.InteropServices;
using AdamKernels.Benchmarks.Networks;
using Google.Protobuf;

namespace AdamKernels.Benchmarks.Peers.Onnx;

/// <summary>
/// Writes a network as an ONNX model for one sample: a Gemm for each layer, and its activation. The numbers of the fields are those of
/// onnx.proto.
/// </summary>
internal static class OnnxModel
{
    /// <summary>Name of the model's input.</summary>
    public const string Input = "input";

    /// <summary>Name of the model's output.</summary>
    public const string Output = "output";

    private const int IrVersion = 8;
    private const int OperatorSet = 17;
    private const int FloatType = 1;
    private const int IntAttribute = 2;

    /// <summary>Writes the model.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="parameters">Its parameters in canonical order.</param>
    public static byte[] Write(NetworkShape shape, float[] parameters)
    {
        var model = new ProtoMessage();
        model.Integer(1, IrVersion);
        model.Message(7, Graph(shape, parameters));
        var operators = new ProtoMessage();
        operators.Text(1, "");
        operators.Integer(2, OperatorSet);
        model.Message(8, operators);
        return model.ToArray();
    }

    private static ProtoMessage Graph(NetworkShape shape, float[] parameters)
    {
        var graph = new ProtoMessage();
        string current = Input;
        for (int i = 0; i < shape.Layers.Length; i++)
        {
            LayerShape layer = shape.Layers[i];
            string sums = layer.IsLast ? Output : $"sums{i}";

            // Y = X · Wᵀ + b, with W as [output, input].
            ProtoMessage gemm = Node("Gemm", sums, current, $"weights{i}", $"bias{i}");
            var transposed = new ProtoMessage();
            transposed.Text(1, "transB");
            transposed.Integer(3, 1);
            transposed.Integer(20, IntAttribute);
            gemm.Message(5, transposed);
            graph.Message(1, gemm);
            current = sums;
            if (!layer.IsLast)
            {
                current = $"activations{i}";
                graph.Message(1, Node(shape.HiddenActivation.ToString(), current, sums));
            }
        }

        graph.Text(2, "network");
        for (int i = 0; i < shape.Layers.Length; i++)
        {
            LayerShape layer = shape.Layers[i];
            graph.Message(5, Tensor($"weights{i}", parameters.AsSpan(layer.WeightStart, layer.WeightCount), layer.Outputs, layer.Inputs));
            graph.Message(5, Tensor($"bias{i}", parameters.AsSpan(layer.BiasStart, layer.Outputs), layer.Outputs));
        }

        graph.Message(11, Value(Input, 1, shape.InputCount));
        graph.Message(12, Value(Output, 1, shape.OutputCount));
        return graph;
    }

    private static ProtoMessage Node(string operation, string output, params ReadOnlySpan<string> inputs)
    {
        var node = new ProtoMessage();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output);
        node.Text(4, operation);
        return node;
    }

    private static ProtoMessage Tensor(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> dimensions)
    {
        var tensor = new ProtoMessage();
        foreach (int dimension in dimensions)
        {
            tensor.Integer(1, dimension);
        }

        tensor.Integer(2, FloatType);
        tensor.Text(8, name);

        // Little-endian, as the processors are that this runs on.
        tensor.Bytes(9, ByteString.CopyFrom(MemoryMarshal.AsBytes(values)));
        return tensor;
    }

    private static ProtoMessage Value(string name, params ReadOnlySpan<int> dimensions)
    {
        var shape = new ProtoMessage();
        foreach (int length in dimensions)
        {
            var dimension = new ProtoMessage();
            dimension.Integer(1, length);
            shape.Message(1, dimension);
        }

        var tensorType = new ProtoMessage();
        tensorType.Integer(1, FloatType);
        tensorType.Message(2, shape);
        var type = new ProtoMessage();
        type.Message(1, tensorType);
        var value = new ProtoMessage();
        value.Text(1, name);
        value.Message(2, type);
        return value;
    }
}
