using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AdamKernels;
using LargeData;
using SampleKit.CommandLine;
using SampleKit.Reporting;

Option<int> size = NumberOption.Create(
    "--size", "N", "Size of the file in MiB.", 512, value => value >= 1, $"a whole number from 1 to {int.MaxValue}");
Option<string?> history = PathOption.Create("--history", "FILE.csv", "Writes the epochs to a file.");
Option<string?> plot = PlotOption.Create("the loss of the steps", "large-data.png");
return ExitCode.Of(() =>
{
    RootCommand command = new("Trains on a file that is larger than the memory of the program.") { size, history, plot };
    if (Arguments.Parse(command, args, Console.Out) is { } parsed)
    {
        Run(parsed.GetValue(size), parsed.GetValue(history), parsed.GetValue(plot));
    }
});

static void Run(int megabytes, string? history, string? picture)
{
    if (picture is not null)
    {
        PngFile.CheckPath(picture);
    }

    // Ctrl+C ends the training rather than the program, so that the file is deleted.
    using var cancellation = new CancellationTokenSource();
    Console.CancelKeyPress += (_, pressed) =>
    {
        pressed.Cancel = true;
        cancellation.Cancel();
    };
    string path = Path.GetTempFileName();
    try
    {
        OutputFile.Write(path, () => BlockFile.Write(path, megabytes * (1L << 20), seed: 1));
        using var file = new BlockFile(path);
        long limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20;
        Console.WriteLine($"{file.SampleCount:N0} samples in {megabytes:N0} MiB, with {limit:N0} MiB for all objects");
        Train(file, megabytes, history, picture, cancellation.Token);
    }
    finally
    {
        File.Delete(path);
    }
}

static void Train(BlockFile file, int megabytes, string? history, string? picture, CancellationToken cancellation)
{
    // The samples to validate with are in memory.
    var random = new DeterministicRandom(seed: 2);
    float[] inputs = new float[2000 * Simulation.Width], targets = new float[2000];
    Simulation.Draw(ref random, inputs, targets);

    var trainer = new Trainer<Surrogate>(new Surrogate(seed: 1));
    LossCurve? losses = picture is null ? null : new LossCurve();
    long bytesBefore = GC.GetAllocatedBytesForCurrentThread();
    FitResult fit = trainer.Fit(file, inputs, targets, new FitOptions
    {
        Epochs = 3,
        BatchSize = BlockFile.BlockLength,
        Seed = 1,
        Schedule = EpochSchedule.WarmupCosine(rate: 3e-3, warmupEpochs: 0.2),
        Progress = new ConsoleProgress(),
        StepCompleted = losses is null ? null : losses.Add,
        CancellationToken = cancellation,
    });
    long allocated = GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
    if (history is not null)
    {
        OutputFile.Write(history, () => fit.History.SaveCsv(history));
        Console.WriteLine($"wrote {history}");
    }

    if (picture is not null)
    {
        PngFile.Save(picture, losses!.Draw, Console.Out);
    }

    using var process = Process.GetCurrentProcess();
    RegressionMetrics model = trainer.EvaluateRegression(inputs, targets);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"result r2={model.RSquared:F4} samples={file.SampleCount} epochs={fit.LastEpoch.Epoch} steps={trainer.StepCount} "
        + $"file_mib={megabytes} peak_working_set_mib={process.PeakWorkingSet64 >> 20} allocated_kib={allocated >> 10}"));
}

[Network(Simulation.Width, MaxBatchSize = BlockFile.BlockLength)]
[Dense(64, Activation.Relu)]
[Dense(1)]
[MeanSquaredError]
[Adam]
public sealed partial class Surrogate;
