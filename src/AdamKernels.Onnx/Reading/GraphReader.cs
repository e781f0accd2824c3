using AdamKernels.Onnx.Algebra;
using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Operators;

namespace AdamKernels.Onnx.Reading;

/// <summary>Reads a graph as formulas: one for each value, in terms of the values before it.</summary>
internal sealed class GraphReader
{
    private readonly Dictionary<string, Expression> _values = [];
    private readonly GraphProto _graph;

    /// <summary>Reads a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="inputCount">The columns of an input whose shape the graph does not tell.</param>
    /// <exception cref="OnnxException">The graph is not valid.</exception>
    public GraphReader(GraphProto graph, int inputCount)
    {
        _graph = graph;
        foreach (TensorProto initializer in graph.Initializer)
        {
            _values[initializer.Name] = new ConstantTensor(new Tensor(initializer, initializer.Name, node: null), node: null);
        }

        // Old files list initializers among the inputs.
        foreach (ValueInfoProto input in graph.Input.Where(input => !_values.ContainsKey(input.Name)))
        {
            _values[input.Name] = ReadInput(input, inputCount);
        }

        for (int i = 0; i < graph.Node.Count; i++)
        {
            ReadNode(graph.Node[i], i);
        }
    }

    /// <summary>The formula of an output.</summary>
    /// <param name="name">Its name; null for the only one.</param>
    /// <exception cref="OnnxException">There is no such output, or it is not computed.</exception>
    public Expression FindOutput(string? name)
    {
        string[] names = [.. _graph.Output.Select(output => output.Name)];
        string found = string.Join(", ", names.Take(8).Select(Text.Quote)) + (names.Length > 8 ? ", …" : "");
        if (name is null && names.Length != 1)
        {
            throw new OnnxException(names.Length == 0
                ? "Expected an output, but the graph has none."
                : $"Expected a single output, but the graph has {found}: say which.");
        }

        if (name is not null && !names.Contains(name))
        {
            throw new OnnxException($"Expected the output {Text.Quote(name)}, but the graph has {(names.Length == 0 ? "none" : found)}.");
        }

        return _values.GetValueOrDefault(name ?? names[0])
            ?? throw new OnnxException($"Expected a node that computes the output {Text.Quote(name ?? names[0])}, but there is none.");
    }

    private static InputValue ReadInput(ValueInfoProto input, int inputCount)
    {
        if (input.Type?.TensorType?.Shape is not { } shape)
        {
            return new InputValue(input.Name, node: null, inputCount, isMatrix: true);
        }

        // Unknown lengths are 0 or less, and those of a name. One of them makes the width unknown, too.
        long width = 1;
        foreach (TensorShapeProto.Types.Dimension dimension in shape.Dim.Skip(1))
        {
            if (dimension.DimValue is <= 0 or >= int.MaxValue)
            {
                width = inputCount;
                break;
            }

            width = Math.Min(width * dimension.DimValue, int.MaxValue);
        }

        return new InputValue(input.Name, node: null, (int)width, shape.Dim.Count == 2);
    }

    private void ReadNode(NodeProto message, int index)
    {
        string operatorName = OperatorTable.IsOwnDomain(message.Domain) ? message.OpType : $"{message.Domain}.{message.OpType}";
        var node = new OnnxNode(index, message.Name, operatorName);
        var operands = new Expression?[message.Input.Count];
        for (int i = 0; i < operands.Length; i++)
        {
            string name = message.Input[i];
            operands[i] = name.Length == 0 ? null : _values.GetValueOrDefault(name)
                ?? throw OnnxException.At(node, $"expected a value {Text.Quote(name)} before it, but there is none.");
        }

        // Only the first result is read; others are masks and statistics.
        var reader = new NodeReader(node, message, operands);
        Expression first = OperatorTable.Read(reader);
        Expression? others = null;
        for (int i = 0; i < message.Output.Count; i++)
        {
            string name = message.Output[i];
            if (name.Length > 0 && !_values.TryAdd(name, i == 0 ? first : others ??= reader.Unknown("several outputs")))
            {
                throw OnnxException.At(node, $"expected a new value, but {Text.Quote(name)} is there already.");
            }
        }
    }
}
