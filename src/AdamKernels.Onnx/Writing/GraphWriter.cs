using System.Buffers.Binary;
using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Stages;
using AdamKernels.Runtime;
using Google.Protobuf;

namespace AdamKernels.Onnx.Writing;

/// <summary>Writes nodes one after the other, each applied to the result of the last.</summary>
/// <param name="parameters">The parameters of the network.</param>
internal sealed class GraphWriter(CanonicalParameters parameters)
{
    /// <summary>The graph so far.</summary>
    public GraphProto Graph { get; } = new();

    /// <summary>The lowest operator set that has all operators so far.</summary>
    public int OperatorSet { get; private set; } = OperatorSets.Lowest;

    /// <summary>The value to which the next node is applied.</summary>
    public string Current { get; private set; } = OnnxModel.InputName;

    /// <summary>The value to which the current layer is applied.</summary>
    public string LayerInput { get; set; } = OnnxModel.InputName;

    /// <summary>Adds a node that is applied to the current value, and makes its result the current one.</summary>
    /// <param name="operatorName">The operator.</param>
    /// <param name="others">Its other operands.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <param name="operatorSet">The first operator set that has it.</param>
    public void Add(
        string operatorName,
        IEnumerable<string> others,
        IEnumerable<AttributeProto>? attributes = null,
        int operatorSet = OperatorSets.Lowest)
    {
        string name = $"{Graph.Node.Count}.{operatorName}";
        Graph.Node.Add(new NodeProto
        {
            Name = name,
            OpType = operatorName,
            Input = { Current, others },
            Output = { name },
            Attribute = { attributes ?? [] },
        });
        Current = name;
        OperatorSet = Math.Max(OperatorSet, operatorSet);
    }

    /// <summary>Adds parameters of the network as a constant.</summary>
    /// <returns>Its name, which is the one in PyTorch's <c>nn.Sequential</c>.</returns>
    public string AddConstant(ParameterBlock block) => AddConstant(
        block.Name, parameters.Of(block), block.Role == ParameterRole.Weight ? [block.Rows, block.Columns] : [block.Columns]);

    /// <summary>Adds a constant.</summary>
    /// <returns>Its name.</returns>
    public string AddConstant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<long> shape)
    {
        var bytes = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), values[i]);
        }

        Graph.Initializer.Add(new TensorProto
        {
            Name = name,
            DataType = TensorProto.Types.DataType.Float,
            Dims = { shape.ToArray() },
            RawData = UnsafeByteOperations.UnsafeWrap(bytes),
        });
        return name;
    }
}
