using System.CommandLine;
using SampleKit;
using SampleKit.CommandLine;

namespace DistributedSample;

/// <summary>Parses the command line.</summary>
internal static class SampleCommand
{
    private static readonly SampleOptions Defaults = new();

    private static readonly Option<int> Epochs = NumberOption.Epochs(Defaults.Epochs);

    private static readonly Option<int> Batch =
        DigitOptions.Batch("Samples per step in all processes together", Defaults.Batch, SampleOptions.MaxBatch);

    private static readonly Option<ulong> Seed = NumberOption.Seed(Defaults.Seed);

    private static readonly Option<int> Threads = NumberOption.Create(
        "--threads", "N", "Threads of each process.", Defaults.Threads, value => value is >= 1 and <= 256, "a whole number from 1 to 256");

    private static readonly Option<string?> Data = DigitOptions.Data();

    private static readonly Option<string?> Checkpoint = PathOption.Create(
        "--checkpoint", "DIR", "The process of rank 0 saves a checkpoint to a directory after each epoch. Keeps the newest three.");

    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Continues from the newest checkpoint of --checkpoint, with any number of processes, and ends with the same bits as "
            + "a run that was not interrupted. Without a checkpoint, begins a new run.",
    };

    /// <summary>Parses the arguments, or writes the help if they ask for it.</summary>
    /// <returns>The options; null if the help was written.</returns>
    /// <exception cref="UserErrorException">An argument is unknown or out of range.</exception>
    public static SampleOptions? Parse(string[] arguments, TextWriter output)
    {
        var root = new RootCommand("Trains a 784-128-10 network to read digits, in one or more processes that mpirun starts.")
        {
            Epochs, Batch, Seed, Threads, Data, Checkpoint, Resume,
        };
        root.Validators.Add(command =>
        {
            if (command.GetResult(Resume) is { Implicit: false } && command.GetResult(Checkpoint) is not { Implicit: false })
            {
                command.AddError($"{Resume.Name}: has no effect without {Checkpoint.Name}");
            }
        });
        ParseResult? result = Arguments.Parse(root, arguments, output);
        return result is null ? null : new SampleOptions
        {
            Epochs = result.GetValue(Epochs),
            Batch = result.GetValue(Batch),
            Seed = result.GetValue(Seed),
            Threads = result.GetValue(Threads),
            Data = result.GetValue(Data),
            Checkpoint = result.GetValue(Checkpoint),
            Resume = result.GetValue(Resume),
        };
    }
}
