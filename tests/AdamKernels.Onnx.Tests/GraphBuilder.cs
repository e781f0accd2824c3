using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Writing;
using Google.Protobuf;
using DataType = AdamKernels.Onnx.Messages.TensorProto.Types.DataType;

namespace AdamKernels.Onnx.Tests;

/// <summary>Builds models as other programs write them.</summary>
/// <param name="inputCount">Columns of the input.</param>
/// <param name="operatorSet">The operator set.</param>
internal sealed class GraphBuilder(int inputCount, int operatorSet = 17)
{
    // Not readonly: every number would be the first one.
    private DeterministicRandom _random = new(seed: 11);
    private readonly GraphProto _graph = new() { Name = "graph" };

    /// <summary>The graph so far.</summary>
    public GraphProto Graph => _graph;

    /// <summary>The lengths of the input's dimensions; -1 stands for a name.</summary>
    public long[] InputShape { get; init; } = [-1, inputCount];

    /// <summary>Adds a node.</summary>
    /// <returns>Its result.</returns>
    public string Node(string operatorName, string[] inputs, params AttributeProto[] attributes)
    {
        string name = $"{operatorName}_{_graph.Node.Count}";
        _graph.Node.Add(
            new NodeProto { Name = name, OpType = operatorName, Input = { inputs }, Output = { name }, Attribute = { attributes } });
        return name;
    }

    /// <summary>Adds a node without attributes.</summary>
    public string Node(string operatorName, params string[] inputs) => Node(operatorName, inputs, []);

    /// <summary>Adds a node of <c>ai.onnx.ml</c>.</summary>
    public string PipelineNode(string operatorName, string[] inputs, params AttributeProto[] attributes)
    {
        string result = Node(operatorName, inputs, attributes);
        _graph.Node[^1].Domain = "ai.onnx.ml";
        return result;
    }

    /// <summary>Adds a constant of rank 0, as PyTorch writes numbers.</summary>
    public string Number(float value) => Tensor([], value);

    /// <summary>Adds random numbers.</summary>
    public string Random(params long[] shape)
    {
        var values = new float[shape.Aggregate(1L, (product, length) => product * length)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _random.NextSingle() - 0.4f;
        }

        return Tensor(shape, values);
    }

    /// <summary>Adds an initializer.</summary>
    public string Tensor(long[] shape, params float[] values)
    {
        var tensor = new TensorProto { DataType = DataType.Float, Dims = { shape }, FloatData = { values } };
        return Initializer(tensor);
    }

    /// <summary>Adds an initializer of integers, such as axes.</summary>
    public string Integers(params long[] values) =>
        Initializer(new TensorProto { DataType = DataType.Int64, Dims = { values.Length }, Int64Data = { values } });

    /// <summary>Adds an initializer.</summary>
    public string Initializer(TensorProto tensor)
    {
        tensor.Name = $"constant_{_graph.Initializer.Count}";
        _graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    /// <summary>Adds a dense layer as PyTorch writes it.</summary>
    public string Gemm(string x, int inputs, int outputs) =>
        Node("Gemm", [x, Random(outputs, inputs), Random(outputs)], NodeAttribute.Of("transB", 1));

    /// <summary>The file.</summary>
    /// <param name="outputs">The results that are outputs.</param>
    public byte[] Build(params string[] outputs)
    {
        _graph.Input.Add(Value("input", InputShape));
        foreach (string output in outputs)
        {
            _graph.Output.Add(Value(output, null));
        }

        return Model().ToByteArray();
    }

    /// <summary>An attribute of integers.</summary>
    public static AttributeProto IntegersOf(string name, params long[] values) =>
        new() { Name = name, Ints = { values }, Type = AttributeProto.Types.AttributeType.Ints };

    /// <summary>An attribute of floats.</summary>
    public static AttributeProto FloatsOf(string name, params float[] values) =>
        new() { Name = name, Floats = { values }, Type = AttributeProto.Types.AttributeType.Floats };

    private ModelProto Model() => new()
    {
        IrVersion = 8,
        Graph = _graph,
        OpsetImport =
        {
            new OperatorSetIdProto { Version = operatorSet },
            new OperatorSetIdProto { Domain = "ai.onnx.ml", Version = 2 },
        },
    };

    private static ValueInfoProto Value(string name, long[]? shape)
    {
        var type = new TypeProto.Types.Tensor { ElemType = DataType.Float };
        if (shape is not null)
        {
            type.Shape = new TensorShapeProto();
            type.Shape.Dim.AddRange(shape.Select(length => length < 0
                ? new TensorShapeProto.Types.Dimension { DimParam = "batch" }
                : new TensorShapeProto.Types.Dimension { DimValue = length }));
        }

        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = type } };
    }
}
