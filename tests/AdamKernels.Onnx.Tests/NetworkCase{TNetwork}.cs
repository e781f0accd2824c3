using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Tests;

/// <summary>A network of a type.</summary>
internal sealed class NetworkCase<TNetwork> : NetworkCase
    where TNetwork : class, INetwork<TNetwork>
{
    /// <inheritdoc/>
    public override string Name => typeof(TNetwork).Name;

    /// <inheritdoc/>
    public override NetworkDescription Description => TNetwork.Description;

    /// <inheritdoc/>
    public override INetwork Create() => TNetwork.Create();

    /// <inheritdoc/>
    public override byte[] Export(INetwork network)
    {
        using var file = new MemoryStream();
        OnnxModel.Export((TNetwork)network, file);
        return file.ToArray();
    }

    /// <inheritdoc/>
    public override void Load(INetwork network, byte[] file, string? output = null)
    {
        using var stream = new MemoryStream(file);
        OnnxModel.Load((TNetwork)network, stream, output);
    }
}
