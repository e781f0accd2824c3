namespace AdamKernels.Onnx;

/// <summary>
/// A file cannot be loaded into a network, or a network cannot be exported. The message says what is wrong, where, and what was expected.
/// </summary>
/// <remarks>A load that throws it has left the network as it was.</remarks>
public sealed class OnnxException : IOException
{
    internal OnnxException(string message, OnnxNode? node = null, Exception? cause = null)
        : base(message, cause) => Node = node;

    private OnnxException(OnnxException other, string path)
        : base($"{path}: {other.Message}", other)
    {
        Node = other.Node;
        Path = path;
    }

    /// <summary>The file; null for a stream.</summary>
    public string? Path { get; }

    /// <summary>The first node that does not fit; null if no node is to blame.</summary>
    public OnnxNode? Node { get; }

    /// <summary>An exception about a node: <c>In node 3 "/2/Tanh" (Tanh): expected …</c></summary>
    internal static OnnxException At(OnnxNode? node, string message) =>
        new(node is null ? char.ToUpperInvariant(message[0]) + message[1..] : $"In {node}: {message}", node);

    /// <summary>The same exception, with the name of the file.</summary>
    internal OnnxException In(string path) => new(this, path);
}
