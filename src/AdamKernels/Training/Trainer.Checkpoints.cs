using System.Buffers;

namespace AdamKernels;

/// <content>Checkpoints: everything that training needs, so that it goes on with the same bits.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// Saves everything that the next step depends on: parameters, standardizations, states of the optimizer, average, step count, learning
    /// rate, hyper-parameters, dropout seed, gradients that wait for an update, and within a Fit its position.
    /// </summary>
    /// <remarks>
    /// Call it between steps, also from a callback of Fit: activations of <see cref="ForwardPropagate"/> are not saved, nor are gradients
    /// that <see cref="UpdateParameters"/> has yet to take, unless the network accumulates them. The first call allocates memory for the
    /// file, which later calls use again. The file is a network's file too: <see cref="NetworkFile"/> loads it.
    /// </remarks>
    /// <param name="path">The file. It is replaced as a whole: an interrupted save leaves the old one as it was.</param>
    /// <exception cref="CheckpointException">
    /// The file cannot be written, or a parameter is not finite and <see cref="NonFinitePolicy"/> is not Allow. A file that was there
    /// before is unchanged.
    /// </exception>
    public void SaveCheckpoint(string path)
    {
        using var use = new ExclusiveUse(ref _user);
        ArgumentException.ThrowIfNullOrEmpty(path);
        _file.Save(path);
    }

    /// <inheritdoc cref="SaveCheckpoint(string)"/>
    /// <param name="stream">Receives the file. It is not closed.</param>
    public void SaveCheckpoint(Stream stream)
    {
        using var use = new ExclusiveUse(ref _user);
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(_file.Compose());
    }

    /// <inheritdoc cref="SaveCheckpoint(string)"/>
    /// <param name="writer">Receives the file.</param>
    public void SaveCheckpoint(IBufferWriter<byte> writer)
    {
        using var use = new ExclusiveUse(ref _user);
        ArgumentNullException.ThrowIfNull(writer);
        int length = _file.Begin();
        _file.WriteTo(writer.GetSpan(length)[..length]);
        writer.Advance(length);
    }

    /// <summary>Saves a checkpoint to memory. Repeated calls allocate nothing.</summary>
    /// <inheritdoc cref="SaveCheckpoint(string)" path="/remarks"/>
    /// <param name="destination">Receives the file: room for <see cref="GetCheckpointLength"/> bytes.</param>
    /// <returns>Bytes of the file.</returns>
    /// <exception cref="ArgumentException">The destination is too short; nothing was written.</exception>
    /// <exception cref="CheckpointException">
    /// A parameter is not finite, and <see cref="NonFinitePolicy"/> is not Allow. Nothing was written.
    /// </exception>
    public int SaveCheckpoint(Span<byte> destination)
    {
        using var use = new ExclusiveUse(ref _user);
        int length = _file.Begin();
        if (destination.Length < length)
        {
            throw new ArgumentException($"Expected room for {length} bytes, but got {destination.Length}.", nameof(destination));
        }

        _file.WriteTo(destination[..length]);
        return length;
    }

    /// <inheritdoc cref="SaveCheckpoint(string)"/>
    /// <summary>Saves a checkpoint to a stream.</summary>
    /// <remarks>The file is composed before the method returns: training may go on while it is written.</remarks>
    /// <param name="stream">Receives the file. It is not closed.</param>
    /// <param name="cancellationToken">Cancels the writing.</param>
    public Task SaveCheckpointAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        byte[] file;
        using (new ExclusiveUse(ref _user))
        {
            ArgumentNullException.ThrowIfNull(stream);

            // A copy: the trainer's own memory is overwritten by the next save.
            file = new byte[_file.Begin()];
            _file.WriteTo(file);
        }

        return stream.WriteAsync(file, cancellationToken).AsTask();
    }

    /// <summary>Bytes of the checkpoint that the trainer would save now.</summary>
    /// <remarks>It grows with the epochs of a Fit, and while gradients wait for an update.</remarks>
    /// <exception cref="CheckpointException">
    /// A parameter is not finite, and <see cref="NonFinitePolicy"/> is not Allow; or the file would be longer than 2 GiB.
    /// </exception>
    public int GetCheckpointLength()
    {
        using var use = new ExclusiveUse(ref _user);
        return _file.Begin();
    }

    /// <summary>
    /// A hash of everything that changes and that the next step depends on: two trainers of one declaration, with the same fingerprint and
    /// the same <see cref="NonFinitePolicy"/>, make the same bits of the same batch. Allocates nothing.
    /// </summary>
    /// <remarks>
    /// <para>It covers what a checkpoint holds: parameters, standardizations, states of the optimizer, average, step count, running powers,
    /// learning rate, hyper-parameters, dropout seed, and gradients that wait for an update; not the position in a Fit, on which samples
    /// depend but no step. It does not depend on the machine: each tensor has the XXH64 (seed 0) of its little-endian bytes in canonical
    /// order, and the fingerprint is the XXH64 of these hashes, in the order of a checkpoint. docs/determinism.md specifies it.</para>
    /// <para>Call it between steps, also from a callback of Fit. <see cref="FingerprintLog{TNetwork}"/> writes it to a file.</para>
    /// </remarks>
    /// <exception cref="InvalidOperationException">Another thread uses the trainer.</exception>
    public ulong Fingerprint() => Fingerprint([]);

    /// <inheritdoc cref="Fingerprint()"/>
    /// <param name="parts">Receives the hashes of numbers and layers; empty for none.</param>
    internal ulong Fingerprint(Span<XxHash64> parts)
    {
        using var use = new ExclusiveUse(ref _user);
        return _file.Fingerprint(parts);
    }

    /// <summary>
    /// Replaces the state of the trainer and its network by that of a checkpoint. Training goes on with the same bits, on any machine.
    /// </summary>
    /// <remarks>
    /// The whole file is checked before anything changes. The network must declare the same layers, loss, optimizer and options as the one
    /// that was saved; the learning rate, <c>MaxBatchSize</c> and initializers may differ. <see cref="NonFinitePolicy"/> is a setting of
    /// the program and stays as it is. If the checkpoint was saved during a Fit, a Fit with <see cref="FitOptions.Resume"/> goes on with
    /// it.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is damaged, or of another training. Nothing has changed.</exception>
    /// <exception cref="IOException">The file is not there, or cannot be read. Nothing has changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="InvalidOperationException">A callback of Fit made the call.</exception>
    public void LoadCheckpoint(string path)
    {
        using var use = new ExclusiveUse(ref _user);
        ArgumentException.ThrowIfNullOrEmpty(path);
        _file.CheckIdle();
        _file.Read(path).Apply();
    }

    /// <inheritdoc cref="LoadCheckpoint(string)"/>
    /// <param name="stream">Has the file from its position to its end. It is not closed.</param>
    public void LoadCheckpoint(Stream stream)
    {
        using var use = new ExclusiveUse(ref _user);
        ArgumentNullException.ThrowIfNull(stream);
        _file.CheckIdle();
        _file.Read(stream).Apply();
    }

    /// <inheritdoc cref="LoadCheckpoint(string)"/>
    /// <param name="file">The whole file.</param>
    public void LoadCheckpoint(ReadOnlySpan<byte> file)
    {
        using var use = new ExclusiveUse(ref _user);
        _file.CheckIdle();
        _file.Read(file).Apply();
    }

    /// <inheritdoc cref="LoadCheckpoint(string)"/>
    /// <remarks>The trainer is replaced when all was read; until then, it may go on training.</remarks>
    /// <param name="stream">Has the file from its position to its end. It is not closed.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task LoadCheckpointAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ReadOnlyMemory<byte> file = await FileBytes.ReadAsync(stream, cancellationToken).ConfigureAwait(false);
        LoadCheckpoint(file.Span);
    }
}
