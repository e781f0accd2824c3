// The overloads differ in a parameter that is not optional.
#pragma warning disable RS0026

using AdamKernels.Onnx.Messages;
using AdamKernels.Onnx.Reading;
using AdamKernels.Onnx.Writing;
using Google.Protobuf;

namespace AdamKernels.Onnx;

/// <summary>
/// Writes networks as ONNX models, which ONNX Runtime and other programs run, and reads dense models that PyTorch and other programs
/// export.
/// </summary>
public static class OnnxModel
{
    /// <summary>The name that an exported model gives its input: a float tensor of [batch, inputs].</summary>
    public const string InputName = "input";

    /// <summary>The name that an exported model gives its output: a float tensor of [batch, outputs].</summary>
    public const string OutputName = "output";

    /// <summary>Writes a model that computes what <c>network.Predict</c> computes, to float accuracy.</summary>
    /// <remarks>
    /// Standardizations are part of the model. Softmax and sigmoid of a loss on logits are not, as in <c>Predict</c>. The operator set is
    /// the lowest one that has all operators of the network.
    /// </remarks>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file. One that is there is replaced after the new one was written.</param>
    /// <exception cref="OnnxException">A parameter is not finite, or the model would be longer than 2 GiB.</exception>
    /// <exception cref="InvalidOperationException">A declared standardization was neither set nor learned.</exception>
    /// <exception cref="IOException">The file cannot be written. One that was there before is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static void Export<TNetwork>(TNetwork network, string path)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelProto model = ModelWriter.Write(network);
        string partial = $"{path}.{Guid.NewGuid():n}.partial";
        try
        {
            using (FileStream file = File.Create(partial))
            {
                model.WriteTo(file);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            // Gone if it was moved.
            File.Delete(partial);
        }
    }

    /// <inheritdoc cref="Export{TNetwork}(TNetwork, string)"/>
    /// <param name="network">The network.</param>
    /// <param name="stream">Receives the model. It is not closed.</param>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public static void Export<TNetwork>(TNetwork network, Stream stream)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ModelWriter.Write(network).WriteTo(stream);
    }

    /// <summary>Replaces the parameters and the standardizations of a network with those of a model.</summary>
    /// <remarks>
    /// <para>Afterwards, <c>network.Predict</c> computes what the model computes, except for a last softmax or sigmoid that the network's
    /// loss applies. A declared standardization that the model does not have becomes the identity.</para>
    /// <para>The whole model is checked before anything is changed.</para>
    /// </remarks>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <param name="network">The network, which declares the layers of the model.</param>
    /// <param name="path">The file.</param>
    /// <param name="output">Which output of the model the network computes; may be null if the model has a single one.</param>
    /// <exception cref="OnnxException">
    /// The file is damaged, or its model does not fit the network; <see cref="OnnxException.Node"/> is the first node that does not. The
    /// network is unchanged.
    /// </exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static void Load<TNetwork>(TNetwork network, string path, string? output = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            NetworkLoader.Load(network, File.ReadAllBytes(path), output);
        }
        catch (OnnxException error)
        {
            throw error.In(path);
        }
    }

    /// <inheritdoc cref="Load{TNetwork}(TNetwork, string, string?)"/>
    /// <param name="network">The network, which declares the layers of the model.</param>
    /// <param name="stream">Has the model from its position to its end. It is not closed.</param>
    /// <param name="output">Which output of the model the network computes; may be null if the model has a single one.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static void Load<TNetwork>(TNetwork network, Stream stream, string? output = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        using var file = new MemoryStream();
        stream.CopyTo(file);
        NetworkLoader.Load(network, new ArraySegment<byte>(file.GetBuffer(), 0, (int)file.Length), output);
    }
}
