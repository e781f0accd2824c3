using System.Globalization;
using AdamKernels;
using AdamKernels.Mpi;
using SampleKit.CommandLine;
using SampleKit.Data;
using SampleKit.Reporting;

namespace DistributedSample;

internal static class Program
{
    private static int Main(string[] arguments) => ExitCode.Of(() =>
    {
        if (SampleCommand.Parse(arguments, Console.Out) is { } options)
        {
            using MpiWorld mpi = MpiWorld.Initialize();
            Train(options, mpi);
        }
    });

    /// <summary>Trains in every process. The first one reports.</summary>
    private static void Train(SampleOptions options, MpiWorld mpi)
    {
        bool reports = mpi.Rank == 0;
        DigitData data = options.Data is null ? DigitData.Draw(options.Seed) : DigitData.ReadMnist(options.Data);
        if (reports)
        {
            Console.Out.WriteLine(
                $"784-128-10 network, {data.Training.Count} digits to train, {data.Test.Count} to test ({data.Source}), "
                + $"{mpi.Count} process{(mpi.Count == 1 ? "" : "es")} with {mpi.Library ?? "no MPI"}");
        }

        using TrainingWorkers? workers = options.Threads > 1 ? new TrainingWorkers(options.Threads) : null;
        using CheckpointFolder? folder = reports && options.Checkpoint is { } path ? new CheckpointFolder(path) : null;
        var trainer = new DistributedTrainer<DistributedDigits>(new DistributedDigits(options.Seed), mpi, workers);
        var meter = new TrainingMeter();
        var fit = new FitOptions
        {
            Epochs = options.Epochs,
            BatchSize = options.Batch,
            Seed = options.Seed ^ SeedStream.Order,
            Checkpoints = folder,
            Resume = options.Resume,
            StepCompleted = _ => meter.CountStep(isAlone: true),
            EpochCompleted = epoch =>
            {
                meter.Pause();
                if (reports)
                {
                    Console.Out.WriteLine(epoch);
                }

                meter.Resume();
            },
        };

        meter.Resume();
        FitResult result = trainer.Fit(data.Training.Images, data.Training.Labels, data.Test.Images, data.Test.Labels, fit);
        meter.Pause();
        if (reports)
        {
            Console.Out.WriteLine(Format(result.LastEpoch, trainer, meter));
        }
    }

    /// <summary>The line that a script reads, as DigitClassifier writes it.</summary>
    private static string Format(EpochResult last, DistributedTrainer<DistributedDigits> trainer, TrainingMeter meter)
    {
        var parameters = new float[DistributedDigits.ParameterCount];
        trainer.Network.GetParameters(parameters);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"result accuracy={last.ValidationAccuracy:F4} loss={last.ValidationLoss:F4} steps={trainer.Trainer.StepCount} "
            + $"seconds={meter.Elapsed.TotalSeconds:F2} bytes_per_step={meter.BytesPerStep:0.######} "
            + $"sha256={ParameterHash.Of(parameters)}");
    }
}
