using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Stages;
using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Reading;

/// <summary>Loads models.</summary>
internal static class NetworkLoader
{
    /// <summary>Replaces the numbers of a network with those of a model.</summary>
    /// <param name="network">The network.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="output">The name of the output; null for the only one.</param>
    /// <exception cref="OnnxException">The file is damaged, or does not fit. The network is unchanged.</exception>
    public static void Load<TNetwork>(TNetwork network, ArraySegment<byte> bytes, string? output)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        GraphProto graph = ModelReader.Read(bytes);
        var chain = new Chain(new GraphReader(graph, description.InputCount).FindOutput(output));
        var loaded = new LoadedNetwork(description);
        chain.ReadInput(description.InputCount);
        foreach (Stage stage in DeclaredStages.Of(description))
        {
            stage.Read(chain, loaded);
        }

        chain.ReadEnd();
        loaded.CopyTo(network);
    }
}
