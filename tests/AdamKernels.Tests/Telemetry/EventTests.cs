using System.Diagnostics.Tracing;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Telemetry;

/// <summary>What the event source AdamKernels says.</summary>
[Collection(nameof(TelemetryCollection))]
public class EventTests
{
    private const int Rows = 4;

    private static readonly Batch s_batch = Batch.For<Metered>(Rows);
    private static readonly float[] s_nan = [.. Enumerable.Repeat(float.NaN, 2 * Rows)];

    private readonly Trainer<Metered> _trainer = new(new Metered(seed: 1));

    [Theory]
    [InlineData(NonFinitePolicy.Throw)]
    [InlineData(NonFinitePolicy.SkipStep)]
    [InlineData(NonFinitePolicy.Allow)]
    public void A_loss_that_is_not_finite_is_told_with_step_policy_and_cause(NonFinitePolicy policy)
    {
        using var events = new EventLog();
        _trainer.Step(s_batch.Inputs, s_batch.Targets);
        _trainer.NonFinitePolicy = policy;

        Record.Exception(() => _trainer.Step(s_batch.Inputs, [.. s_batch.Targets.Take(5), .. s_nan.Skip(5)]));

        EventWrittenEventArgs told = Assert.Single(events.Of("NonFiniteLoss"));
        Assert.Equal(EventLevel.Error, told.Level);
        Assert.Equal(["network", "stepCount", "loss", "policy", "cause"], told.PayloadNames!);
        Assert.Equal(
            [typeof(Metered).FullName, 1L, double.NaN, policy.ToString(), "target 1 of sample 2 is NaN"], told.Payload!);
    }

    [Fact]
    public void A_loss_function_that_returns_NaN_is_the_cause()
    {
        using var events = new EventLog();
        _trainer.NonFinitePolicy = NonFinitePolicy.SkipStep;

        _trainer.Step(s_batch.Inputs, static (_, _) => float.NaN);

        Assert.Contains("function returned", (string)Assert.Single(events.Of("NonFiniteLoss")).Payload![4]!);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_is_told()
    {
        using var events = new EventLog();
        _trainer.NonFinitePolicy = NonFinitePolicy.SkipStep;
        _trainer.ForwardPropagate(s_batch.Inputs);

        _trainer.BackpropagateAndUpdate(s_nan);

        EventWrittenEventArgs told = Assert.Single(events.Of("NonFiniteGradient"));
        Assert.Equal(["network", "stepCount", "norm", "policy", "cause"], told.PayloadNames!);
        Assert.Equal(
            [typeof(Metered).FullName, 0L, double.NaN, "SkipStep", "a gradient that was passed for the outputs is not finite"],
            told.Payload!);
    }

    [Fact]
    public void An_input_that_makes_gradients_not_finite_is_the_cause()
    {
        using var events = new EventLog();
        _trainer.NonFinitePolicy = NonFinitePolicy.SkipStep;
        float[] inputs = [.. s_batch.Inputs];
        inputs[4] = float.NegativeInfinity;
        _trainer.ForwardPropagate(inputs);

        _trainer.BackpropagateAndUpdate(new float[2 * Rows]);

        Assert.Equal("input 1 of sample 1 is -Infinity", Assert.Single(events.Of("NonFiniteGradient")).Payload![4]);
    }

    [Fact]
    public void A_second_thread_in_a_trainer_is_told()
    {
        using var events = new EventLog();
        _trainer.Step(s_batch.Inputs, (_, _) =>
        {
            Assert.Throws<InvalidOperationException>(() => _trainer.Step(s_batch.Inputs, s_batch.Targets));
            return 1;
        });

        Assert.Contains("in use by another thread", (string)Assert.Single(events.Of("ConcurrentUse")).Payload![0]!);
    }

    [Fact]
    public void Good_steps_are_silent()
    {
        using var events = new EventLog();

        _trainer.Step(s_batch.Inputs, s_batch.Targets);

        Assert.DoesNotContain(events.All, told => told.EventName != nameof(TrainingEvents.SoftwareMultiplyAdd));
    }

    /// <summary>A listener that begins after the trainer was made is told too.</summary>
    [Theory]
    [InlineData("DOTNET_EnableHWIntrinsic=0", "SoftwareMultiplyAdd Scalar")]
    [InlineData("DOTNET_EnableAVX512=0", "none")]
    public async Task Multiply_adds_in_software_are_told(string setting, string expected)
    {
        string[] lines = await ChildProcess.RunAsync(setting, "events");

        if (lines[0] != "path Scalar" && expected != "none")
        {
            // Arm64 cannot switch its multiply-add off.
            expected = "none";
        }

        Assert.Equal(expected, Assert.Single(lines[1..]));
    }

    /// <summary>Fails for an event whose arguments differ from what it writes.</summary>
    [Fact]
    public void The_manifest_is_valid() => Assert.NotNull(
        EventSource.GenerateManifest(typeof(TrainingEvents), "AdamKernels.dll", EventManifestOptions.Strict));
}
