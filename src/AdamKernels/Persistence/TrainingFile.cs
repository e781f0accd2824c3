using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Saves the state of a trainer and its network, and loads it.</summary>
internal sealed class TrainingFile(
    NetworkContent network,
    NetworkDescription description,
    TrainingBuffers buffers,
    ParameterUpdate update,
    DropoutKeys dropout,
    ArgumentChecks arguments,
    NonFiniteGuard guard,
    KeptActivations activations,
    InputGradients inputGradients,
    FitPosition position,
    BestParameters best)
{
    private readonly TrainingContent _content = new(network, description, buffers, best);

    /// <summary>What is saved, filled in for each save.</summary>
    private readonly TrainerState _state = new(buffers.Hyperparameters);

    private FileImage? _image;
    private byte[] _buffer = [];

    /// <summary>Composes the header of a checkpoint of the trainer as it is.</summary>
    /// <returns>Bytes of the checkpoint.</returns>
    /// <exception cref="CheckpointException">A parameter is not finite, and the policy does not allow it.</exception>
    public int Begin()
    {
        if (guard.Policy != NonFinitePolicy.Allow)
        {
            network.CheckFinite();
        }

        _image ??= new FileImage();
        CollectState();
        _state.Fit = position.IsCurrent(update) ? position.Progress : null;
        return _image.Begin(_content.With(_state));
    }

    /// <summary>
    /// The fingerprint of everything that a checkpoint outside of a Fit would hold, standardizations included. The position in a Fit
    /// decides which samples come, but not what a step makes of them.
    /// </summary>
    /// <param name="parts">Receives the hashes of each part, see <see cref="FingerprintVisitor"/>; empty for none.</param>
    public ulong Fingerprint(Span<XxHash64> parts)
    {
        CollectState();
        _state.Fit = null;
        var visitor = new FingerprintVisitor(description.Layers, parts);
        network.AcceptScales(ref visitor);
        _content.With(_state).Accept(ref visitor);
        return visitor.Value;
    }

    /// <summary>Writes the checkpoint that <see cref="Begin"/> began.</summary>
    /// <param name="destination">As long as <see cref="Begin"/> returned.</param>
    public void WriteTo(Span<byte> destination) => _image!.WriteTo(_content.With(_state), destination);

    /// <summary>A checkpoint, in memory that the next call reuses.</summary>
    public ReadOnlySpan<byte> Compose()
    {
        int length = Begin();
        if (_buffer.Length < length)
        {
            _buffer = GC.AllocateUninitializedArray<byte>(length);
        }

        WriteTo(_buffer.AsSpan(0, length));
        return _buffer.AsSpan(0, length);
    }

    /// <summary>Saves a checkpoint to a file, which is replaced as a whole.</summary>
    public void Save(string path) => AtomicFile.Write(Disk.Instance, path, Compose());

    /// <summary>Checks that no Fit is running, which would go on after a load.</summary>
    /// <exception cref="InvalidOperationException">One is.</exception>
    public void CheckIdle()
    {
        if (position.IsRunning)
        {
            throw new InvalidOperationException("A callback of Fit cannot load a checkpoint: the Fit would go on from another state.");
        }
    }

    /// <summary>Reads and checks a file.</summary>
    public LoadedTraining Read(string path)
    {
        try
        {
            // Not the memory of saves: a source of samples may save before the checkpoint is applied.
            byte[] buffer = [];
            return Read(FileBytes.Read(path, ref buffer));
        }
        catch (CheckpointException error) when (error.Path is null)
        {
            throw error.In(path);
        }
    }

    /// <summary>Reads and checks a stream.</summary>
    public LoadedTraining Read(Stream stream)
    {
        byte[] buffer = [];
        return Read(FileBytes.Read(stream, ref buffer));
    }

    /// <summary>Reads and checks a checkpoint.</summary>
    /// <exception cref="CheckpointException">It is damaged, or of another training. Nothing has changed.</exception>
    public LoadedTraining Read(ReadOnlySpan<byte> bytes)
    {
        TensorFile file = TensorFile.Parse(bytes);
        (Standardization?, Standardization?) scale = network.Check(file, bytes);
        network.CheckTraining(file, bytes);
        var state = new TrainerState(buffers.Hyperparameters) { Values = buffers.Hyperparameters.Values.Copy() };
        var reader = new TensorReader(file, bytes, allowNonFinite: true);
        _content.With(state).Accept(ref reader);
        reader.CheckNoOthers();
        state.Check(arguments, description.BatchesPerUpdate);
        if (guard.Policy != NonFinitePolicy.Allow)
        {
            // States may be infinite where a step was very large; parameters may not.
            var finite = new TensorReader(file, bytes, allowNonFinite: false);
            network.Accept(ref finite);
        }

        return new LoadedTraining(this, file, bytes, state, scale);
    }

    /// <summary>Replaces the state of the trainer and its network. Nothing can fail from here on.</summary>
    public void Apply(
        TensorFile file, ReadOnlySpan<byte> bytes, TrainerState state, (Standardization? Inputs, Standardization? Targets) scale)
    {
        network.Load(file, bytes, scale);
        buffers.ResetStates();
        var loader = new TensorLoader(file, bytes);
        _content.With(state).Accept(ref loader);
        buffers.Hyperparameters.Values = state.Values;
        update.Load(state);
        dropout.Seed = state.DropoutSeed;
        position.Progress = state.Fit;
        position.PendingBatches = state.PendingBatches;
        activations.Discard();
        inputGradients.Discard();
    }

    /// <summary>Copies the numbers of the trainer, besides the position in a Fit.</summary>
    private void CollectState()
    {
        update.CopyTo(_state);
        _state.DropoutSeed = dropout.Seed;
        _state.Values = buffers.Hyperparameters.Values;
    }
}
