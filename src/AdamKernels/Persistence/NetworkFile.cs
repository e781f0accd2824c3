// The overloads differ in a parameter that is not optional, and what more there will be to choose goes into NetworkFileOptions.
#pragma warning disable RS0026

using System.Buffers;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Saves networks to files and loads them: parameters, standardizations and the declared shape, in the safetensors format, which PyTorch
/// and other programs read and write.
/// </summary>
/// <remarks>
/// <para>A load checks the whole file before it changes anything. After an exception, the network is as it was. A file of another shape, a
/// damaged one, and one that does not have the tensors of the network are a <see cref="CheckpointException"/> that says what was
/// expected.</para>
/// <para>C# 14 has the static methods at the class, <c>DigitClassifier.Load(path)</c>; other languages and versions call
/// <c>NetworkFile.Load&lt;DigitClassifier&gt;(path)</c>.</para>
/// </remarks>
public static class NetworkFile
{
    /// <summary>Networks from files.</summary>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    extension<TNetwork>(TNetwork)
        where TNetwork : class, INetwork<TNetwork>
    {
        /// <summary>Creates a network with the parameters of a file.</summary>
        /// <param name="path">The file: one that <c>Save</c> or <c>SaveCheckpoint</c> wrote, or another program.</param>
        /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
        /// <returns>The network.</returns>
        /// <exception cref="CheckpointException">The file is damaged, or of another network.</exception>
        /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
        /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
        /// <exception cref="InvalidOperationException">The class has required members: create it, and call <c>LoadFrom</c>.</exception>
        public static TNetwork Load(string path, NetworkFileOptions? options = null)
        {
            TNetwork network = TNetwork.Create();
            network.LoadFrom(path, options);
            return network;
        }

        /// <summary>Creates a network with the parameters of a file, which a stream has from its position to its end.</summary>
        /// <param name="stream">
        /// The stream, such as an embedded resource; <c>GetManifestResourceStream</c> returns null for a name that is not there. It is not
        /// closed.
        /// </param>
        /// <inheritdoc cref="Load(string, NetworkFileOptions?)"/>
        /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
        public static TNetwork Load(Stream stream, NetworkFileOptions? options = null)
        {
            TNetwork network = TNetwork.Create();
            network.LoadFrom(stream, options);
            return network;
        }

        /// <summary>Creates a network with the parameters of a file in memory.</summary>
        /// <param name="file">The whole file.</param>
        /// <inheritdoc cref="Load(string, NetworkFileOptions?)"/>
        /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
        public static TNetwork Load(ReadOnlySpan<byte> file, NetworkFileOptions? options = null)
        {
            TNetwork network = TNetwork.Create();
            network.LoadFrom(file, options);
            return network;
        }

        /// <inheritdoc cref="Load(Stream, NetworkFileOptions?)"/>
        /// <param name="stream">The stream. It is not closed.</param>
        /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
        /// <param name="cancellationToken">Cancels the reading.</param>
        public static async Task<TNetwork> LoadAsync(
            Stream stream, NetworkFileOptions? options = null, CancellationToken cancellationToken = default)
        {
            TNetwork network = TNetwork.Create();
            await network.LoadFromAsync(stream, options, cancellationToken).ConfigureAwait(false);
            return network;
        }
    }

    /// <summary>Saves the network to a file, which is replaced as a whole: an interrupted save leaves the old file as it was.</summary>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
    /// <exception cref="CheckpointException">
    /// The file cannot be written, or a parameter is not finite. A file that was there before is unchanged.
    /// </exception>
    public static void Save<TNetwork>(this TNetwork network, string path, NetworkFileOptions? options = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(Disk.Instance, path, Compose(network, options));
    }

    /// <summary>Writes the file of the network to a stream.</summary>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream. It is not closed.</param>
    /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
    /// <exception cref="CheckpointException">A parameter is not finite. Nothing was written.</exception>
    public static void Save<TNetwork>(this TNetwork network, Stream stream, NetworkFileOptions? options = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Compose(network, options));
    }

    /// <summary>Writes the file of the network to memory.</summary>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="writer">Receives the file.</param>
    /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
    /// <exception cref="CheckpointException">A parameter is not finite. Nothing was written.</exception>
    public static void Save<TNetwork>(this TNetwork network, IBufferWriter<byte> writer, NetworkFileOptions? options = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Compose(network, options));
    }

    /// <inheritdoc cref="Save{TNetwork}(TNetwork, Stream, NetworkFileOptions?)"/>
    /// <remarks>The file is composed before the method returns: the network may change while it is written.</remarks>
    /// <param name="network">The network.</param>
    /// <param name="stream">The stream. It is not closed.</param>
    /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public static Task SaveAsync<TNetwork>(
        this TNetwork network, Stream stream, NetworkFileOptions? options = null, CancellationToken cancellationToken = default)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.WriteAsync(Compose(network, options), cancellationToken).AsTask();
    }

    /// <summary>Replaces the parameters, and the standardizations, by those of a file.</summary>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="path">The file: one that <c>Save</c> or <c>SaveCheckpoint</c> wrote, or another program.</param>
    /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
    /// <exception cref="CheckpointException">The file is damaged, or of another network. The network is unchanged.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    public static void LoadFrom<TNetwork>(this TNetwork network, string path, NetworkFileOptions? options = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            byte[] buffer = [];
            network.LoadFrom(FileBytes.Read(path, ref buffer), options);
        }
        catch (CheckpointException error) when (error.Path is null)
        {
            throw error.In(path);
        }
    }

    /// <inheritdoc cref="LoadFrom{TNetwork}(TNetwork, string, NetworkFileOptions?)"/>
    /// <param name="network">The network.</param>
    /// <param name="stream">Has the file from its position to its end. It is not closed.</param>
    /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
    public static void LoadFrom<TNetwork>(this TNetwork network, Stream stream, NetworkFileOptions? options = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] buffer = [];
        network.LoadFrom(FileBytes.Read(stream, ref buffer), options);
    }

    /// <inheritdoc cref="LoadFrom{TNetwork}(TNetwork, string, NetworkFileOptions?)"/>
    /// <param name="network">The network.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
    public static void LoadFrom<TNetwork>(this TNetwork network, ReadOnlySpan<byte> file, NetworkFileOptions? options = null)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= NetworkFileOptions.Default;
        NetworkContent.Of(network, options.Names).LoadFrom(file, options);
    }

    /// <inheritdoc cref="LoadFrom{TNetwork}(TNetwork, Stream, NetworkFileOptions?)"/>
    /// <param name="network">The network.</param>
    /// <param name="stream">Has the file from its position to its end. It is not closed.</param>
    /// <param name="options">Names of the tensors, and what is allowed; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task LoadFromAsync<TNetwork>(
        this TNetwork network, Stream stream, NetworkFileOptions? options = null, CancellationToken cancellationToken = default)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ReadOnlyMemory<byte> file = await FileBytes.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        network.LoadFrom(file.Span, options);
    }

    /// <summary>
    /// A hash of everything that predictions depend on, parameters and standardizations: two networks of one class with the same
    /// fingerprint give the same bits. Allocates nothing, and does not depend on the machine.
    /// </summary>
    /// <remarks>It is computed as <see cref="Trainer{TNetwork}.Fingerprint()"/> is, from the tensors of a network's file.</remarks>
    /// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
    /// <param name="network">The network.</param>
    public static ulong Fingerprint<TNetwork>(this TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var visitor = new FingerprintVisitor();
        visitor.VisitScales(network);
        foreach (ParameterBlock block in TNetwork.Description.Blocks)
        {
            visitor.Visit(block.Name, block, network.Parameters);
        }

        return visitor.Value;
    }

    private static byte[] Compose<TNetwork>(TNetwork network, NetworkFileOptions? options)
        where TNetwork : class, INetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        options ??= NetworkFileOptions.Default;
        NetworkContent content = NetworkContent.Of(network, options.Names);
        if (!options.AllowNonFinite)
        {
            content.CheckFinite();
        }

        using var image = new FileImage();
        var file = new byte[image.Begin(content)];
        image.WriteTo(content, file);
        return file;
    }
}
