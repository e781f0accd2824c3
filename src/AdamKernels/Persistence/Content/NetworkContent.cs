using System.Text.Json;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// What a file of a network holds: its parameters, what its inputs and targets are standardized with, and its declaration.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="description">What its type declares.</param>
/// <param name="parameters">Its parameters.</param>
/// <param name="names">The names of the tensors, in canonical order.</param>
internal sealed class NetworkContent(INetwork network, NetworkDescription description, AlignedBuffer parameters, string[] names)
    : IFileContent
{
    private readonly string _hash = DeclarationHash.Of(description);

    /// <summary>The content of a network's file.</summary>
    public static NetworkContent Of<TNetwork>(TNetwork network, TensorNames names)
        where TNetwork : class, INetwork<TNetwork> =>
        new(network, TNetwork.Description, network.Parameters, names.Of(network.GetType(), TNetwork.Description));

    public void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteString(FileMetadata.ContentName, FileMetadata.NetworkContent);
        WriteDeclaration(json);
    }

    /// <summary>Writes the declaration, and the standardizations.</summary>
    /// <exception cref="CheckpointException">The declaration is too long for a file.</exception>
    public void WriteDeclaration(Utf8JsonWriter json)
    {
        int longest = Math.Max(description.Model.Length, description.Training.Length);
        if (longest > FileMetadata.MaxTextLength)
        {
            throw new CheckpointException(
                $"Expected a declaration of at most {FileMetadata.MaxTextLength} characters, but that of the network has {longest}.");
        }

        json.WriteString(FileMetadata.ModelName, description.Model);
        json.WriteString(FileMetadata.TrainingName, description.Training);
        json.WriteString(FileMetadata.HashName, _hash);
        ScaleMetadata.Inputs.Write(json, network.InputStandardization);
        ScaleMetadata.Targets.Write(json, network.TargetStandardization);
    }

    public void Accept<TVisitor>(ref TVisitor visitor)
        where TVisitor : struct, ITensorVisitor, allows ref struct
    {
        for (int i = 0; i < names.Length; i++)
        {
            visitor.Visit(names[i], description.Blocks[i], parameters);
        }
    }

    /// <summary>Goes through the standardizations, which a file has as texts.</summary>
    public void AcceptScales(ref FingerprintVisitor visitor) => visitor.VisitScales(network);

    /// <summary>Checks that all parameters are finite.</summary>
    /// <exception cref="CheckpointException">One is not.</exception>
    public void CheckFinite()
    {
        if (Finite.All(parameters.Span))
        {
            return;
        }

        for (int i = 0; i < names.Length; i++)
        {
            var values = new float[description.Blocks[i].Count];
            description.Blocks[i].CopyTo(parameters.Span, values);
            int index = Array.FindIndex(values, value => !float.IsFinite(value));
            if (index >= 0)
            {
                throw new CheckpointException(
                    $"Expected finite parameters to save, but in \"{names[i]}\" the one at index {index} is "
                        + FormattableString.Invariant($"{values[index]}."));
            }
        }
    }

    /// <summary>Replaces the network by that of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="options">What is allowed.</param>
    /// <exception cref="CheckpointException">The file is damaged, or of another network. The network is unchanged.</exception>
    public void LoadFrom(ReadOnlySpan<byte> bytes, NetworkFileOptions options)
    {
        TensorFile file = TensorFile.Parse(bytes);
        (Standardization?, Standardization?) scale = Check(file, bytes);
        var reader = new TensorReader(file, bytes, options.AllowNonFinite);
        Accept(ref reader);
        if (!options.IgnoreOtherTensors && !file.Metadata.IsCheckpoint(bytes))
        {
            reader.CheckNoOthers();
        }

        Load(file, bytes, scale);
    }

    /// <summary>
    /// Checks that a file of this library is of a network that predicts as this one does, and reads its standardizations.
    /// </summary>
    /// <returns>Null where the file has none.</returns>
    /// <exception cref="CheckpointException">It is of another one, or the standardizations are not valid.</exception>
    public (Standardization? Inputs, Standardization? Targets) Check(TensorFile file, ReadOnlySpan<byte> bytes)
    {
        if (!file.Metadata.IsOwn)
        {
            return default;
        }

        string model = file.Metadata.GetText(bytes, FileMetadata.ModelName);
        return model == description.Model
            ? (ScaleMetadata.Inputs.Read(file, bytes, description.InputCount),
                ScaleMetadata.Targets.Read(file, bytes, description.OutputCount))
            : throw new CheckpointException($"The file holds {model}; {network.GetType()} declares {description.Model}.");
    }

    /// <summary>Checks that a file is a checkpoint of a network that is trained as this one is.</summary>
    /// <exception cref="CheckpointException">It is of another one, or no checkpoint.</exception>
    public void CheckTraining(TensorFile file, ReadOnlySpan<byte> bytes)
    {
        if (!file.Metadata.IsCheckpoint(bytes))
        {
            throw new CheckpointException(
                "Expected a checkpoint of a training, but the file holds a network alone: load it with LoadFrom of the network.");
        }

        string training = file.Metadata.GetText(bytes, FileMetadata.TrainingName);
        if (training != description.Training)
        {
            throw new CheckpointException(
                $"The file is of a training with {training}; {network.GetType()} declares {description.Training}.");
        }
    }

    /// <summary>Replaces the parameters and the standardizations by those of a file that was checked.</summary>
    public void Load(TensorFile file, ReadOnlySpan<byte> bytes, (Standardization? Inputs, Standardization? Targets) scale)
    {
        // A file of another program has no standardizations: those of the network stay.
        if (file.Metadata.IsOwn && description.StandardizesInputs)
        {
            network.InputStandardization = scale.Inputs;
        }

        if (file.Metadata.IsOwn && description.StandardizesTargets)
        {
            network.TargetStandardization = scale.Targets;
        }

        var loader = new TensorLoader(file, bytes);
        parameters.Span.Clear();
        Accept(ref loader);
        parameters.Version++;
    }
}
