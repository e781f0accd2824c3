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
            EpochResult last = result.LastEpoch;
            var parameters = new float[DistributedDigits.ParameterCount];
            trainer.Network.GetParameters(parameters);
            Console.Out.WriteLine(DigitResultLine.Format(
                last.ValidationAccuracy, last.ValidationLoss, last.StepCount, meter.Elapsed, meter.BytesPerStep,
                ParameterHash.Of(parameters)));
        }
    }
}
