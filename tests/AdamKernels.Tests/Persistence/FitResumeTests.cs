using System.Buffers;
using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence;

/// <summary>A Fit that goes on from a checkpoint ends as one that was not interrupted: the same bits, and the same history.</summary>
[Trait("Category", "Slow")]
public sealed class FitResumeTests
{
    /// <summary>Not a multiple of the batch size, and not of the batches that an update waits for.</summary>
    private const int Rows = 45;

    private const int Epochs = 6;

    public static TheoryData<string> Cases => [.. s_options.Keys];

    private static readonly Dictionary<string, FitOptions> s_options = new()
    {
        ["shuffled"] = new FitOptions { Epochs = Epochs, BatchSize = 8, Seed = 3 },
        ["in order"] = new FitOptions { Epochs = Epochs, BatchSize = 7, Shuffle = false },
        ["held back, stopping early"] = new FitOptions
        {
            Epochs = 50, BatchSize = 8, Seed = 5, ValidationFraction = 0.3, EarlyStopping = new EarlyStopping(2, MinImprovement: 0.02),
        },
        ["plateau"] = new FitOptions
        {
            Epochs = Epochs,
            BatchSize = 8,
            Seed = 7,
            ReduceOnPlateau = new ReduceOnPlateau(0.1, 0.5, patience: 0, threshold: 0.2, cooldown: 1),
        },
        ["schedule"] = new FitOptions { Epochs = Epochs, BatchSize = 8, Seed = 9, Schedule = EpochSchedule.WarmupCosine(0.05, 1) },
    };

    /// <summary>Fails when any part of the position in a Fit is not saved or not loaded.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_set_resumes_from_every_step(string name)
    {
        var set = new Batch(Descriptions.DescriptionOf<WithAccumulation>(), Rows);
        ResumeFromEverywhere<WithAccumulation>(s_options[name], (trainer, options) => trainer.Fit(set.Inputs, set.Targets, options));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Dropout_resumes_from_every_step(string name)
    {
        var set = new Batch(Descriptions.DescriptionOf<WithDropout>(), Rows);
        ResumeFromEverywhere<WithDropout>(s_options[name], (trainer, options) => trainer.Fit(set.Inputs, set.Targets, options));
    }

    /// <summary>Fails when a source begins an epoch with another seed, or at another sample.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_source_resumes_from_every_step(bool isCounted)
    {
        var set = new Batch(Descriptions.DescriptionOf<WithAverage>(), Rows);
        ResumeFromEverywhere<WithAverage>(
            s_options["shuffled"],
            (trainer, options) => trainer.Fit(new ShuffledSource(set) { IsCounted = isCounted }, set.Inputs, set.Targets, options));
    }

    [Fact]
    public void Other_settings_than_those_of_the_fit_are_refused_and_change_nothing()
    {
        var set = new Batch(Descriptions.DescriptionOf<Plain>(), Rows);
        List<byte[]> checkpoints = [];
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        FitOptions options = s_options["shuffled"];
        trainer.Fit(set.Inputs, set.Targets, With(options, _ => checkpoints.Add(Save(trainer))));
        trainer.LoadCheckpoint(checkpoints[3]);
        byte[] before = Save(trainer);
        Assert.Equal(checkpoints[3], before);

        (FitOptions Options, string Message)[] cases =
        [
            (new FitOptions { Resume = true, Epochs = Epochs, BatchSize = 8, Seed = 4 }, "Seed 3, as it began, but got 4"),
            (new FitOptions { Resume = true, Epochs = Epochs, BatchSize = 6, Seed = 3 }, "BatchSize 8, as it began, but got 6"),
            (new FitOptions { Resume = true, Epochs = Epochs, BatchSize = 8, Seed = 3, Shuffle = false }, "Shuffle True, as it began"),
            (new FitOptions { Resume = true, Epochs = Epochs, BatchSize = 8, Seed = 3, ReduceOnPlateau = new(0.1) }, "ReduceOnPlateau"),
        ];
        foreach ((FitOptions other, string message) in cases)
        {
            var error = Assert.Throws<ArgumentException>(() => trainer.Fit(set.Inputs, set.Targets, other));
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
            Assert.Equal(before, Save(trainer));
        }

        var shorter = Assert.Throws<ArgumentException>(() => trainer.Fit(
            set.Inputs.AsSpan(3), set.Targets.AsSpan(2), With(options, _ => { }, resume: true)));
        Assert.Contains("number of training samples 45, as it began, but got 44", shorter.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_after_the_load_is_noticed()
    {
        var set = new Batch(Descriptions.DescriptionOf<Plain>(), Rows);
        byte[] checkpoint = [];
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        trainer.Fit(set.Inputs, set.Targets, With(s_options["shuffled"], _ => checkpoint = Save(trainer)));
        trainer.LoadCheckpoint(checkpoint);
        trainer.Step(set.Inputs.AsSpan(0, 3), set.Targets.AsSpan(0, 2));
        var error = Assert.Throws<InvalidOperationException>(
            () => trainer.Fit(set.Inputs, set.Targets, With(s_options["shuffled"], _ => { }, resume: true)));
        Assert.Contains("been trained since", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_callback_cannot_load()
    {
        var set = new Batch(Descriptions.DescriptionOf<Plain>(), Rows);
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        byte[] checkpoint = Save(trainer);
        var error = Assert.Throws<InvalidOperationException>(() => trainer.Fit(
            set.Inputs, set.Targets, With(s_options["shuffled"], _ => trainer.LoadCheckpoint(checkpoint))));
        Assert.StartsWith("A callback of Fit cannot load a checkpoint", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Trains without interruption and saves everywhere; then goes on from each of these checkpoints.</summary>
    private static void ResumeFromEverywhere<TNetwork>(FitOptions options, Func<Trainer<TNetwork>, FitOptions, FitResult> fit)
        where TNetwork : class, INetwork<TNetwork>
    {
        List<byte[]> checkpoints = [];
        Trainer<TNetwork> first = Create<TNetwork>(seed: 1);
        FitResult expected = fit(first, With(options, _ => checkpoints.Add(Save(first))));
        byte[] end = Save(first);
        Assert.True(checkpoints.Count >= 12, "A checkpoint at every step and every epoch.");
        for (int i = 0; i < checkpoints.Count; i += Stride)
        {
            Trainer<TNetwork> trainer = Create<TNetwork>(seed: 2);
            trainer.LoadCheckpoint(checkpoints[i]);
            Assert.Equal(checkpoints[i], Save(trainer));
            int next = i;
            FitResult result = fit(trainer, With(options, _ => Assert.Equal(checkpoints[++next], Save(trainer)), resume: true));
            Assert.Equal(expected, result);
            Assert.Equal(end, Save(trainer));
        }
    }

    /// <summary>Every checkpoint while slow tests are on. 4 has no common divisor with the 7 or 5 checkpoints of an epoch.</summary>
    private static int Stride => SlowTests.AreOn ? 1 : 4;

    private static FitOptions With(FitOptions options, Action<long> save, bool resume = false) => new()
    {
        Epochs = options.Epochs,
        BatchSize = options.BatchSize,
        Seed = options.Seed,
        Shuffle = options.Shuffle,
        ValidationFraction = options.ValidationFraction,
        EarlyStopping = options.EarlyStopping,
        ReduceOnPlateau = options.ReduceOnPlateau,
        Schedule = options.Schedule,
        Resume = resume,
        StepCompleted = step => save(step.StepCount),
        EpochCompleted = epoch => save(epoch.StepCount),
    };

    private static Trainer<TNetwork> Create<TNetwork>(ulong seed)
        where TNetwork : class, INetwork<TNetwork> =>
        new(((TNetwork)Activator.CreateInstance(typeof(TNetwork), seed)!).WithIdentityScale()) { DropoutSeed = seed };

    private static byte[] Save<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork>
    {
        var file = new ArrayBufferWriter<byte>();
        trainer.SaveCheckpoint(file);
        return file.WrittenSpan.ToArray();
    }
}
