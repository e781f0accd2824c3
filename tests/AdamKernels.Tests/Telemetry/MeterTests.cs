using System.Diagnostics;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Telemetry;

/// <summary>What a listener of the meter AdamKernels is told.</summary>
[Collection(nameof(TelemetryCollection))]
public class MeterTests
{
    private const int Rows = 4;
    private const int Times = 5;

    private static readonly Batch s_batch = Batch.For<Metered>(Rows);
    private static readonly float[] s_gradients = [.. Enumerable.Repeat(0.1f, 2 * Rows)];

    /// <summary>Each way to train, the loss that it returns, and NaN for one that knows no loss.</summary>
    private static readonly Dictionary<string, Func<Trainer<Metered>, float>> s_ways = new()
    {
        ["Step"] = trainer => trainer.Step(s_batch.Inputs, s_batch.Targets),
        ["Step with a loss"] = trainer => trainer.Step(s_batch.Inputs, static (_, gradients) =>
        {
            gradients.Fill(0.1f);
            return 1.5f;
        }),
        ["four calls"] = trainer =>
        {
            ReadOnlySpan<float> outputs = trainer.ForwardPropagate(s_batch.Inputs);
            float loss = trainer.CalculateLoss(outputs, s_batch.Targets);
            trainer.UpdateParameters(trainer.Backpropagate(outputs, s_batch.Targets));
            return loss;
        },
        ["calls with gradients"] = trainer =>
        {
            trainer.ForwardPropagate(s_batch.Inputs);
            trainer.UpdateParameters(trainer.Backpropagate(s_gradients));
            return float.NaN;
        },
        ["BackpropagateAndUpdate"] = trainer =>
        {
            trainer.ForwardPropagate(s_batch.Inputs);
            trainer.BackpropagateAndUpdate(s_gradients);
            return float.NaN;
        },
        ["Fit"] = trainer =>
            (float)trainer.Fit(s_batch.Inputs, s_batch.Targets, new FitOptions { BatchSize = Rows }).LastEpoch.Loss,
    };

    public static TheoryData<string> Ways => [.. s_ways.Keys];

    /// <summary>Fails if a way to train goes around the telemetry, or through it twice.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void Every_way_to_train_counts(string way)
    {
        var trainer = new Trainer<Metered>(new Metered(seed: 1));
        using var heard = new Measurements(typeof(Metered));
        float loss = 0;
        for (int i = 0; i < Times; i++)
        {
            loss = s_ways[way](trainer);
        }

        Assert.Equal(Times, trainer.StepCount);
        Assert.Equal(Times, heard["steps"].Sum);
        Assert.Equal(Times * Rows, heard["samples"].Sum);
        Assert.Equal(0, heard["skipped_steps"].Sum);
        Assert.Equal((Times, 0.1), (heard["learning_rate"].Count, heard["learning_rate"].Last));
        Assert.Equal(float.IsNaN(loss) ? 0 : Times, heard["loss"].Count);
        Assert.Equal(float.IsNaN(loss) ? 0 : loss, heard["loss"].Last, 1e-6);
        Assert.Equal(Times, heard["step.duration"].Count);
        Assert.True(heard["step.duration"].Sum > 0);
        Assert.Equal(0, heard["gradient_norm"].Count);
    }

    [Fact]
    public void Steps_of_several_threads_count_once()
    {
        using var workers = new TrainingWorkers(2, SharingRule.Always);
        var trainer = new Trainer<MeteredWide>(new MeteredWide(seed: 1), workers);
        Batch batch = Batch.For<MeteredWide>(rows: 64);
        using var heard = new Measurements(typeof(MeteredWide));

        trainer.Step(batch.Inputs, batch.Targets);
        trainer.Step(batch.Inputs, batch.Targets);

        Assert.Equal((2, 128, 2), (heard["steps"].Sum, heard["samples"].Sum, heard["step.duration"].Count));
    }

    [Fact]
    public void The_norm_is_that_before_the_limit()
    {
        var trainer = new Trainer<MeteredNorm>(new MeteredNorm(seed: 1));
        using var heard = new Measurements(typeof(MeteredNorm));

        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(s_batch.Inputs);
        Gradients gradients = trainer.Backpropagate(outputs, s_batch.Targets);
        double norm = gradients.CalculateNorm();
        trainer.UpdateParameters(gradients);

        Assert.True(norm > 0.02);
        Assert.Equal((1, norm), (heard["gradient_norm"].Count, heard["gradient_norm"].Last));
    }

    /// <summary>A step is an update, as <see cref="Trainer{TNetwork}.StepCount"/> is.</summary>
    [Fact]
    public void Batches_that_wait_count_as_samples_and_become_steps_when_they_are_applied()
    {
        var trainer = new Trainer<MeteredPortions>(new MeteredPortions(seed: 1));
        using var heard = new Measurements(typeof(MeteredPortions));
        for (int i = 0; i < Times; i++)
        {
            trainer.Step(s_batch.Inputs, s_batch.Targets);
        }

        Assert.Equal((1, Times * Rows, Times), (heard["steps"].Sum, heard["samples"].Sum, heard["step.duration"].Count));
        trainer.UpdatePending();
        Assert.Equal(2, heard["steps"].Sum);
    }

    [Theory]
    [InlineData(NonFinitePolicy.SkipStep, 1, 0)]
    [InlineData(NonFinitePolicy.Allow, 0, 1)]
    public void A_skipped_batch_counts_as_such_and_not_as_samples(NonFinitePolicy policy, int skipped, int steps)
    {
        foreach (Action<Trainer<Metered>, float[]> train in (Action<Trainer<Metered>, float[]>[])
        [
            (trainer, inputs) => trainer.Step(inputs, s_batch.Targets),
            (trainer, inputs) => trainer.Step(inputs, static (_, _) => 1),
            (trainer, inputs) => trainer.Step(inputs, static (_, _) => float.NaN),
            (trainer, inputs) =>
            {
                ReadOnlySpan<float> outputs = trainer.ForwardPropagate(inputs);
                trainer.UpdateParameters(trainer.Backpropagate(outputs, s_batch.Targets));
            },
            (trainer, inputs) =>
            {
                trainer.ForwardPropagate(inputs);
                trainer.BackpropagateAndUpdate(s_gradients);
            },
        ])
        {
            var trainer = new Trainer<Metered>(new Metered(seed: 1)) { NonFinitePolicy = policy };
            using var heard = new Measurements(typeof(Metered));
            train(trainer, [float.NaN, .. s_batch.Inputs.Skip(1)]);

            Assert.Equal(
                (skipped, steps, steps * Rows), (heard["skipped_steps"].Sum, heard["steps"].Sum, heard["samples"].Sum));
            Assert.Equal(1, heard["step.duration"].Count);
        }
    }

    [Fact]
    public void Gradients_without_a_finite_norm_are_a_skipped_step()
    {
        var trainer = new Trainer<MeteredNorm>(new MeteredNorm(seed: 1)) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        using var heard = new Measurements(typeof(MeteredNorm));
        float[] huge = [.. Enumerable.Repeat(float.MaxValue, 2 * Rows)];

        trainer.ForwardPropagate(s_batch.Inputs);
        trainer.UpdateParameters(trainer.Backpropagate(huge));
        Assert.Equal((1, 0), (heard["skipped_steps"].Sum, heard["steps"].Sum));

        trainer.ForwardPropagate(s_batch.Inputs);
        trainer.BackpropagateAndUpdate(huge);
        Assert.Equal((2, 0), (heard["skipped_steps"].Sum, heard["steps"].Sum));
        Assert.Equal(0, heard["gradient_norm"].Count);
    }

    /// <summary>Sleeps between the calls, and within a loss function.</summary>
    [Fact]
    public void The_duration_is_without_code_of_the_program()
    {
        const int Pause = 30;
        var trainer = new Trainer<Metered>(new Metered(seed: 1));
        using var heard = new Measurements(typeof(Metered));
        var clock = Stopwatch.StartNew();

        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(s_batch.Inputs);
        Thread.Sleep(Pause);
        Gradients gradients = trainer.Backpropagate(outputs, s_batch.Targets);
        Thread.Sleep(Pause);
        trainer.UpdateParameters(gradients);
        trainer.Step(s_batch.Inputs, static (_, _) =>
        {
            Thread.Sleep(Pause);
            return 1;
        });

        Assert.Equal(2, heard["step.duration"].Count);
        Assert.InRange(heard["step.duration"].Sum, 0, clock.Elapsed.TotalSeconds - (3 * Pause - 3) / 1000d);
    }

    [Theory]
    [InlineData("adamkernels.training.loss")]
    [InlineData("adamkernels.training.step.duration")]
    public void Each_instrument_works_alone(string name)
    {
        var trainer = new Trainer<Metered>(new Metered(seed: 1));
        using var heard = new Measurements(typeof(Metered), only: name);

        trainer.Step(s_batch.Inputs, s_batch.Targets);

        Assert.Equal(1, heard[name["adamkernels.training.".Length..]].Count);
    }

    [Fact]
    public void Publications_count()
    {
        var trainer = new Trainer<Metered>(new Metered(seed: 1));
        var publisher = new WeightPublisher<Metered>(trainer.Network);
        using var heard = new Measurements(typeof(Metered));
        trainer.PublishTo(publisher, everySteps: 2);
        for (int i = 0; i < Times; i++)
        {
            trainer.Step(s_batch.Inputs, s_batch.Targets);
        }

        publisher.Publish(trainer.Network);

        Assert.Equal(3, heard["publications"].Sum);
    }

    /// <summary>With a listener to all instruments: fails if a tag or a number is boxed in a measurement.</summary>
    [Theory]
    [InlineData("Step")]
    [InlineData("Step with a loss")]
    [InlineData("four calls")]
    [InlineData("BackpropagateAndUpdate")]
    public void Steps_that_are_measured_allocate_nothing(string way)
    {
        var trainer = new Trainer<Metered>(new Metered(seed: 1));
        trainer.PublishTo(new WeightPublisher<Metered>(trainer.Network));
        Func<Trainer<Metered>, float> step = s_ways[way];
        using var heard = new Measurements(typeof(Metered));

        Allocations.AssertNone(() => step(trainer));

        Assert.True(heard["steps"].Sum >= 1000);
        Assert.True(heard["publications"].Sum >= 1000);
    }
}
