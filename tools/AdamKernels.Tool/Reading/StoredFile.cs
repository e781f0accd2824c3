using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace AdamKernels.Tool;

/// <summary>A network's file or a checkpoint, of whatever network.</summary>
internal sealed class StoredFile
{
    private const string StepCountName = "trainer.step_count";
    private const string IsInFitName = "trainer.is_in_fit";

    private StoredFile(string path, byte[] bytes, TensorFile header)
    {
        Path = path;
        IsOwn = header.Metadata.IsOwn;
        IsCheckpoint = header.Metadata.IsCheckpoint(bytes);
        if (IsOwn)
        {
            Model = header.Metadata.GetText(bytes, FileMetadata.ModelName);
            Training = header.Metadata.GetText(bytes, FileMetadata.TrainingName);
            Scales = [.. ReadScales(header, bytes)];
        }

        Tensors =
        [
            .. Scales.Where(scale => scale.Count > 0),
            .. header.Tensors.OrderBy(tensor => tensor.Begin).Select(tensor => new StoredTensor(
                tensor.Name,
                tensor.Type,
                tensor.Shape,
                bytes.AsMemory((int)header.GetPosition(tensor), (int)(tensor.End - tensor.Begin)),
                IsConverted: !IsOwn && FloatConversion.Reads(tensor.Type))),
        ];
    }

    public string Path { get; }

    /// <summary>Whether this library has written it.</summary>
    public bool IsOwn { get; }

    /// <summary>Whether it holds the state of a training.</summary>
    public bool IsCheckpoint { get; }

    /// <summary>Layers and activations; empty for a file of another program.</summary>
    public string Model { get; } = "";

    /// <summary>Loss, optimizer and options; empty for a file of another program.</summary>
    public string Training { get; } = "";

    /// <summary>Model and training, as a terminal can show them.</summary>
    public string Declaration => Text.Printable($"{Model}, {Training}");

    /// <summary>What inputs and targets are standardized with, then the tensors in the order of the file.</summary>
    public IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>Updates made; 0 for a file of a network.</summary>
    public long StepCount => Find(StepCountName) is { } steps ? BinaryPrimitives.ReadInt64LittleEndian(steps.Bytes.Span) : 0;

    /// <summary>What <c>Fingerprint</c> of the network is that loads the file.</summary>
    public ulong NetworkFingerprint => FingerprintOf(Tensors.Where(IsOfNetwork));

    /// <summary>What <c>Fingerprint</c> of the trainer is that loads the file.</summary>
    public ulong TrainerFingerprint => FingerprintOf(Tensors.Where(tensor => !tensor.IsOfFit));

    /// <summary>Means and deviations of inputs and targets; empty where there are none.</summary>
    private StoredTensor[] Scales { get; } = [];

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="IncomparableException">It cannot be read, or is damaged.</exception>
    public static StoredFile Read(string path)
    {
        try
        {
            byte[] buffer = [];
            byte[] bytes = FileBytes.Read(path, ref buffer).ToArray();
            return new StoredFile(path, bytes, TensorFile.Parse(bytes));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IncomparableException($"{path}: {Text.Printable(error.Message)}");
        }
    }

    /// <summary>The tensor with a name; null if there is none.</summary>
    public StoredTensor? Find(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name);

    /// <summary>Whether predictions depend on a tensor. In a checkpoint, names of parameters begin with a number.</summary>
    public bool IsOfNetwork(StoredTensor tensor) =>
        !IsCheckpoint || Scales.Contains(tensor) || char.IsAsciiDigit(tensor.Name[0]);

    private ulong FingerprintOf(IEnumerable<StoredTensor> tensors)
    {
        var hash = new XxHash64();
        foreach (StoredTensor tensor in Scales.Concat(tensors.Where(tensor => !Scales.Contains(tensor))))
        {
            // As in a checkpoint outside of a Fit.
            hash.Append(tensor.Name == IsInFitName ? XxHash64.Of(new byte[sizeof(long)]) : tensor.Fingerprint);
        }

        return hash.Value;
    }

    private IEnumerable<StoredTensor> ReadScales(TensorFile header, byte[] bytes)
    {
        string[] widths = Model.Split(' ')[0].Split('-');
        foreach ((ScaleMetadata scale, string width) in new[] { (ScaleMetadata.Inputs, widths[0]), (ScaleMetadata.Targets, widths[^1]) })
        {
            foreach (string name in new[] { scale.MeansName, scale.DeviationsName })
            {
                float[] numbers = int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
                    ? header.Metadata.GetNumbers(bytes, name, count) ?? []
                    : throw new CheckpointException($"Expected a model such as 4-8-2 (Relu, Identity), but got {Model}.");
                var values = new byte[numbers.Length * sizeof(float)];
                LittleEndian.Copy(MemoryMarshal.AsBytes<float>(numbers), values, sizeof(float));
                yield return new StoredTensor(
                    name[FileMetadata.Prefix.Length..], TensorType.F32, [numbers.Length], values, IsConverted: false);
            }
        }
    }
}
