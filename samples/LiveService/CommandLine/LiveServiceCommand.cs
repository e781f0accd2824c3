using System.CommandLine;
using LiveService.Learning;
using SampleKit;
using SampleKit.CommandLine;

namespace LiveService.CommandLine;

/// <summary>Parses the command line.</summary>
internal static class LiveServiceCommand
{
    private static readonly LiveServiceOptions Defaults = new();

    private static readonly Option<int> Port = Number(
        "--port", "Port on the loopback address; 0 takes a free one and prints it.", Defaults.Port, min: 0, max: ushort.MaxValue);

    private static readonly Option<ulong> Seed = NumberOption.Create(
        "--seed",
        "N",
        "Seed of the initial weights, and of the samples of --load.",
        Defaults.Seed,
        _ => true,
        $"a whole number from 0 to {ulong.MaxValue}");

    private static readonly Option<string?> Checkpoint = PathOption.Create(
        "--checkpoint",
        "DIR",
        "Saves checkpoints to a directory: every --checkpoint-steps steps, and when the service stops. Resumes from the newest one there.");

    private static readonly Option<int> CheckpointSteps = Number(
        "--checkpoint-steps", "Steps from one checkpoint to the next.", Defaults.CheckpointSteps);

    private static readonly Option<int> PublishSteps = Number(
        "--publish-steps", "Steps from one publication of the weights to the next.", Defaults.PublishSteps);

    private static readonly Option<int> Batch = Number(
        "--batch", "Samples per step, at most. A step takes those that wait.", Defaults.Batch, max: PumpModel.MaxBatch);

    private static readonly Option<int> Queue = Number(
        "--queue", "Samples that can wait to be learned. Beyond that, they are refused.", Defaults.Queue, max: 1 << 24);

    private static readonly Option<int> StepPause = Number(
        "--step-pause", "Milliseconds to pause after each step, to leave the processor to others.", Defaults.StepPause, min: 0);

    private static readonly Option<int> StopSeconds = Number(
        "--stop-seconds", "Seconds that a stop has to learn what is queued.", Defaults.StopSeconds, max: 3600);

    private static readonly Option<int> Load = Number(
        "--load", "Starts a service of its own, loads it for so many seconds and prints the times of its answers.", 10, max: 3600);

    private static readonly Option<string?> Plot = PlotOption.Create("the times of the predictions under load", "live-service.png");

    /// <inheritdoc cref="Arguments.Parse"/>
    /// <returns>The options; null if the help was written.</returns>
    public static LiveServiceOptions? Parse(string[] arguments, TextWriter output)
    {
        var root = new RootCommand("Answers predictions while it learns.")
        {
            Port, Seed, Checkpoint, CheckpointSteps, PublishSteps, Batch, Queue, StepPause, StopSeconds, Load, Plot,
        };
        root.Validators.Add(command =>
        {
            Require(CheckpointSteps, Checkpoint);
            Require(Plot, Load);

            if (command.GetResult(Load) is { Implicit: false })
            {
                Refuse(Port, "takes a free port");
                Refuse(StopSeconds, "is ended at once");
            }

            void Require(Option option, Option other)
            {
                if (command.GetResult(option) is { Implicit: false } && command.GetResult(other) is not { Implicit: false })
                {
                    command.AddError($"{option.Name}: has no effect without {other.Name}");
                }
            }

            void Refuse(Option option, string reason)
            {
                if (command.GetResult(option) is { Implicit: false })
                {
                    command.AddError($"{option.Name}: has no effect with {Load.Name}, whose service {reason}");
                }
            }
        });
        ParseResult? result = Arguments.Parse(root, arguments, output);
        return result is null ? null : new LiveServiceOptions
        {
            Port = result.GetValue(Port),
            Seed = result.GetValue(Seed),
            Checkpoint = result.GetValue(Checkpoint),
            CheckpointSteps = result.GetValue(CheckpointSteps),
            PublishSteps = result.GetValue(PublishSteps),
            Batch = result.GetValue(Batch),
            Queue = result.GetValue(Queue),
            StepPause = result.GetValue(StepPause),
            StopSeconds = result.GetValue(StopSeconds),
            Load = result.GetResult(Load) is { Implicit: false } ? result.GetValue(Load) : null,
            Plot = result.GetValue(Plot),
        };
    }

    private static Option<int> Number(string name, string description, int standard, int min = 1, int max = int.MaxValue) =>
        NumberOption.Create(
            name, "N", description, standard, value => value >= min && value <= max, $"a whole number from {min} to {max}");
}
