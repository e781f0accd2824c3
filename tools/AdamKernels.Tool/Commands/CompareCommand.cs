using System.ComponentModel;
using Spectre.Console.Cli;

namespace AdamKernels.Tool;

/// <summary><c>adamkernels compare A B</c>.</summary>
internal sealed class CompareCommand : Command<CompareCommand.Settings>
{
    /// <summary>Compares two logs, two files or two folders.</summary>
    /// <exception cref="IncomparableException">They are of different kinds or declarations, or one cannot be read.</exception>
    public static Verdict Run(string first, string second, TextWriter output)
    {
        (SourceKind kind, SourceKind other) = (Source.KindOf(first), Source.KindOf(second));
        if (kind != other)
        {
            throw new IncomparableException(
                $"Expected two logs, two files or two folders, but {first} is {Source.Describe(kind)} and {second} is "
                    + $"{Source.Describe(other)}.");
        }

        return kind switch
        {
            SourceKind.Folder => FolderComparer.Compare(CheckpointFiles.In(first), CheckpointFiles.In(second), output),
            SourceKind.Log => LogComparer.Compare(StoredLog.Read(first), StoredLog.Read(second), output),
            _ => FileComparer.Compare(StoredFile.Read(first), StoredFile.Read(second), output),
        };
    }

    /// <inheritdoc/>
    public override int Execute(CommandContext context, Settings settings, CancellationToken cancellationToken) =>
        (int)Run(settings.First, settings.Second, Console.Out);

    public sealed class Settings : CommandSettings
    {
        [CommandArgument(0, "<A>")]
        [Description("A log of fingerprints, a network's file, a checkpoint, or a folder of checkpoints.")]
        public required string First { get; init; }

        [CommandArgument(1, "<B>")]
        [Description("Another one of the same kind.")]
        public required string Second { get; init; }
    }
}
