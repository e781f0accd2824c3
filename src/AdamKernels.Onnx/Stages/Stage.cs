using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;

namespace AdamKernels.Onnx.Stages;

/// <summary>A step of a network as it is declared: how it is written, and how it is read.</summary>
internal abstract class Stage
{
    /// <summary>Writes the step.</summary>
    /// <param name="graph">Receives the nodes.</param>
    /// <param name="network">The network.</param>
    public abstract void Write(GraphWriter graph, INetwork network);

    /// <summary>Reads the step.</summary>
    /// <param name="chain">The steps of a graph, at the one to read. It is moved behind it.</param>
    /// <param name="loaded">Receives the numbers.</param>
    /// <exception cref="OnnxException">The graph has another step there.</exception>
    public abstract void Read(Chain chain, LoadedNetwork loaded);
}
