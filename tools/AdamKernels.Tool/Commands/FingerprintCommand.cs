using System.ComponentModel;
using Spectre.Console.Cli;

namespace AdamKernels.Tool;

/// <summary><c>adamkernels fingerprint FILE</c>.</summary>
internal sealed class FingerprintCommand : Command<FingerprintCommand.Settings>
{
    /// <summary>Prints the fingerprint of each tensor, and those of the network and the trainer.</summary>
    /// <exception cref="IncomparableException">The path names something else, or the file cannot be read.</exception>
    public static void Run(string path, TextWriter output)
    {
        SourceKind kind = Source.KindOf(path);
        if (kind != SourceKind.File)
        {
            throw new IncomparableException(
                $"Expected a network's file or a checkpoint, but {path} is {Source.Describe(kind)}. To compare two of them, use "
                    + "adamkernels compare.");
        }

        StoredFile file = StoredFile.Read(path);
        var table = new TextTable();
        foreach (StoredTensor tensor in file.Tensors)
        {
            table.Add(Text.Hash(tensor.Fingerprint), tensor.ShownName, tensor.ToString());
        }

        table.WriteTo(output);
        if (!file.IsOwn)
        {
            output.WriteLine("The file is of another program: it does not say in which order a network has its tensors.");
            return;
        }

        output.WriteLine($"declaration  {file.Declaration}");
        output.WriteLine($"network      {Text.Hash(file.NetworkFingerprint)}");
        if (file.IsCheckpoint)
        {
            output.WriteLine($"trainer      {Text.Hash(file.TrainerFingerprint)}  after {Text.Count(file.StepCount, "step")}");
        }
    }

    /// <inheritdoc/>
    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken)
    {
        Run(settings.Path, Console.Out);
        return 0;
    }

    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<FILE>")]
        [Description("A network's file or a checkpoint.")]
        public required string Path { get; init; }
    }
}
