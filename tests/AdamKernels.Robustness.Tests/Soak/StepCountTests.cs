using System.Reflection;
using AdamKernels.RobustnessProbe.Soak;
using AdamKernels.Runtime;

namespace AdamKernels.Robustness.Tests.Soak;

/// <summary>Steps across the numbers at which a counter of 32 bits, or a double, would no longer count.</summary>
public class StepCountTests
{
    private const int Steps = 20;
    private static readonly float[] Inputs = [0.5f, -0.25f];
    private static readonly float[] Target = [0.75f];

    /// <summary>10 steps before each number, and 10 after it.</summary>
    public static TheoryData<long> Starts => [(1L << 31) - 10, (1L << 32) - 10, (1L << 53) - 10];

    /// <summary>Fails when a step count is stored as an int, a float or a double.</summary>
    [Theory]
    [MemberData(nameof(Starts))]
    public void Steps_are_counted(long start)
    {
        Trainer<TinyAdam> trainer = StartAt(start);
        for (int step = 1; step <= Steps; step++)
        {
            trainer.Step(Inputs, Target);
            Assert.Equal(start + step, trainer.StepCount);
        }

        trainer.UpdateParameters(trainer.Backpropagate(trainer.ForwardPropagate(Inputs), Target));
        Assert.Equal(start + Steps + 1, trainer.StepCount);
        Assert.All(trainer.CanonicalState(), values => Assert.All(values, value => Assert.True(float.IsFinite(value))));
    }

    /// <summary>Fails when the key of dropout has fewer bits of the step: two steps would drop the same.</summary>
    [Theory]
    [MemberData(nameof(Starts))]
    public void Each_step_has_a_key_of_dropout_of_its_own(long start) => Assert.Equal(
        Steps, Enumerable.Range(0, Steps).Select(step => DropoutKey.For(1, start + step, 0)).Distinct().Count());

    /// <summary>Fails when a trainer passes fewer bits of the step than it counts: it would drop the same again.</summary>
    [Theory]
    [MemberData(nameof(Starts))]
    public void Dropout_depends_on_all_of_the_number(long start)
    {
        long beyond = start + Steps;
        float[] losses = Losses(beyond);

        Assert.All((long[])[int.MaxValue, uint.MaxValue, (1L << 53) - 1], mask =>
            Assert.True((beyond & mask) == beyond || !losses.SequenceEqual(Losses(beyond & mask)), $"{beyond} and {mask:x}"));

        static float[] Losses(long start)
        {
            Trainer<TinyAdam> trainer = StartAt(start);
            return [.. Enumerable.Range(0, Steps).Select(_ => trainer.Step(Inputs, Target))];
        }
    }

    /// <summary>Fails when the rule of any optimizer counts in an int, a float or a double.</summary>
    [Theory]
    [MemberData(nameof(Starts))]
    public void Every_rule_counts(long start)
    {
        MethodInfo[] rules = [.. typeof(StepRule).GetMethods(BindingFlags.Static | BindingFlags.Public)];
        Assert.True(rules.Length >= 9);
        Assert.All(rules, rule =>
        {
            // The state, which the rule replaces in the array, and then numbers.
            object[] arguments = [new OptimizerState { StepCount = start }, .. rule.GetParameters().Skip(1).Select(_ => 0.5)];
            for (int step = 1; step <= Steps; step++)
            {
                rule.Invoke(null, arguments);
                Assert.Equal(start + step, ((OptimizerState)arguments[0]).StepCount);
            }
        });
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void Schedules_give_rates(long start)
    {
        ILearningRateSchedule[] schedules =
        [
            new ConstantSchedule(0.1),
            new CosineSchedule(0.1, start + 1, 0.001),
            new ExponentialSchedule(0.1, 1 - 1e-9),
            new OneCycleSchedule(0.1, start + 1),
            new StepSchedule(0.1, stepSize: start, factor: 0.5),
            new WarmupCosineSchedule(0.1, start, start + 1),
        ];
        foreach (ILearningRateSchedule schedule in schedules)
        {
            double[] rates = [.. Enumerable.Range(0, Steps).Select(step => schedule.GetLearningRate(start + step))];
            Assert.All(rates, rate => Assert.InRange(rate, 1e-31, 0.1));
        }

        Assert.Equal((0.1, 0.05), (schedules[4].GetLearningRate(start - 1), schedules[4].GetLearningRate(start)));
    }

    /// <summary>A Fit counts its own steps from 0, however many the trainer has made.</summary>
    [Theory]
    [MemberData(nameof(Starts))]
    public void A_Fit_goes_on_from_there(long start)
    {
        Trainer<TinyAdam> trainer = StartAt(start);
        List<long> steps = [];
        FitResult result = trainer.Fit(
            [.. Inputs, .. Inputs],
            Targets.FromValues([.. Target, .. Target]),
            new FitOptions
            {
                Epochs = Steps / 2,
                Schedule = new StepSchedule(0.1, stepSize: 10, factor: 0.5),
                StepCompleted = step => steps.Add(step.StepCount),
            });

        Assert.Equal(Enumerable.Range(1, Steps).Select(step => start + step), steps);
        Assert.Equal(start + Steps, result.LastEpoch.StepCount);
        Assert.Equal(0.05, trainer.LearningRate);
    }

    /// <summary>Up to 2⁵³ a checkpoint and a log of fingerprints have every number; files with more steps are refused.</summary>
    [Theory]
    [MemberData(nameof(Starts))]
    public void Checkpoints_and_logs_have_the_number(long start)
    {
        const long Most = 1L << 53;
        Trainer<TinyAdam> trainer = StartAt(start), other = new(new TinyAdam(seed: 2));
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var log = new FingerprintLog<TinyAdam>(trainer, path))
            {
                for (int step = 0; step < Steps; step++)
                {
                    log.Append(trainer.Step(Inputs, Target));
                    Check(trainer, other, Most);
                }
            }

            Assert.Equal(
                Enumerable.Range(0, Steps + 1).Select(step => FormattableString.Invariant($"{start + step}")),
                File.ReadLines(path).TakeLast(Steps + 1).Select(line => line.Split(' ', '\t', ',')[0]));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Check(Trainer<TinyAdam> trainer, Trainer<TinyAdam> other, long most)
    {
        var file = new byte[trainer.GetCheckpointLength()];
        trainer.SaveCheckpoint(file);
        if (trainer.StepCount <= most)
        {
            other.LoadCheckpoint(file);
            Assert.Equal((trainer.StepCount, trainer.Fingerprint()), (other.StepCount, other.Fingerprint()));
            return;
        }

        ulong before = other.Fingerprint();
        Assert.Contains($"from 0 to {most}", Assert.Throws<CheckpointException>(() => other.LoadCheckpoint(file)).Message);
        Assert.Equal(before, other.Fingerprint());
    }

    private static Trainer<TinyAdam> StartAt(long start)
    {
        var trainer = new Trainer<TinyAdam>(new TinyAdam(seed: 1));
        trainer.SetOptimizer(trainer.GetOptimizer() with { StepCount = start });
        return trainer;
    }
}
