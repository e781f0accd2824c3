namespace AdamKernels.Onnx;

/// <summary>A node of the graph in a file, as an error names it.</summary>
public sealed class OnnxNode
{
    internal OnnxNode(int index, string name, string operatorName)
    {
        Index = index;
        Name = name;
        Operator = operatorName;
    }

    /// <summary>Its place among the nodes of the file, from 0.</summary>
    public int Index { get; }

    /// <summary>Its name; empty if the file gives it none.</summary>
    public string Name { get; }

    /// <summary>Its operator, such as <c>Gemm</c>; behind its domain and a point unless that is ONNX's own.</summary>
    public string Operator { get; }

    /// <summary>Number, name and operator, such as <c>node 3 "/2/Tanh" (Tanh)</c>.</summary>
    public override string ToString() => $"node {Index} {Text.Quote(Name)} ({Text.Shorten(Operator)})";
}
