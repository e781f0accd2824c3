using System.Buffers;
using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Persistence.Damage;

/// <summary>Files of each kind, and what loads them.</summary>
internal static class Subjects
{
    private const int Rows = 20;

    /// <summary>A file as other programs write it, of <see cref="TwoToOne"/>.</summary>
    public const string ForeignHeader =
        """{"__metadata__":{"format":"pt"},"0.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"""
        + """ "0.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""";

    /// <summary>A checkpoint that was saved during a Fit, with gradients that wait and the parameters of the best epoch.</summary>
    public static byte[] Checkpoint { get; } = InFit(restoresBest: true);

    /// <summary>The file of a network.</summary>
    public static byte[] File<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        var file = new ArrayBufferWriter<byte>();
        network.Save(file);
        return file.WrittenSpan.ToArray();
    }

    /// <summary>The checkpoint of a new trainer.</summary>
    public static byte[] CheckpointOf<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork<TNetwork>
    {
        var file = new ArrayBufferWriter<byte>();
        new Trainer<TNetwork>(network).SaveCheckpoint(file);
        return file.WrittenSpan.ToArray();
    }

    /// <summary>A trainer of <see cref="Everything"/> that loaded <see cref="Checkpoint"/>.</summary>
    public static Trainer<Everything> TrainerInFit()
    {
        var trainer = new Trainer<Everything>(new Everything(seed: 5));
        trainer.LoadCheckpoint(Checkpoint);
        return trainer;
    }

    /// <summary>Trains with everything on, and goes on with a Fit if the trainer is in one.</summary>
    public static FitResult Fit(
        Trainer<Everything> trainer, bool resume, bool restoresBest = true, Action<StepResult>? stepCompleted = null) => trainer.Fit(
        RandomSamples.Inputs(Descriptions.DescriptionOf<Everything>(), Rows, seed: 1),
        RandomSamples.Targets(Descriptions.DescriptionOf<Everything>(), Rows, seed: 2),
        new FitOptions
        {
            Epochs = 3,
            BatchSize = 4,
            Seed = 3,
            Resume = resume,
            EarlyStopping = new EarlyStopping(3, RestoreBest: restoresBest),
            ReduceOnPlateau = new ReduceOnPlateau(0.01),
            StepCompleted = stepCompleted,
        });

    /// <summary>A checkpoint in the third epoch, with one batch that waits.</summary>
    public static byte[] InFit(bool restoresBest)
    {
        var trainer = new Trainer<Everything>(new Everything(seed: 5));
        var file = new ArrayBufferWriter<byte>();
        int steps = 0;
        Fit(trainer, resume: false, restoresBest, _ =>
        {
            // Five batches an epoch.
            if (++steps == 11)
            {
                trainer.SaveCheckpoint(file);
            }
        });
        return file.WrittenSpan.ToArray();
    }
}
