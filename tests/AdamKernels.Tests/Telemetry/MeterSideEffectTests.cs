using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Telemetry;

/// <summary>What a listener of the meter AdamKernels must not change.</summary>
[Collection(nameof(TelemetryCollection))]
public class MeterSideEffectTests
{
    private static readonly Batch s_batch = Batch.For<MeteredNorm>(rows: 4);

    [Fact]
    public void Limited_and_skipped_steps_that_are_measured_allocate_nothing()
    {
        var trainer = new Trainer<MeteredNorm>(new MeteredNorm(seed: 1)) { NonFinitePolicy = NonFinitePolicy.SkipStep };
        float[] bad = [float.NaN, .. s_batch.Inputs.Skip(1)];
        using var heard = new Measurements(typeof(MeteredNorm));

        Allocations.AssertNone(() =>
        {
            trainer.Step(s_batch.Inputs, s_batch.Targets);
            trainer.Step(bad, s_batch.Targets);
        });

        Assert.Equal(heard["gradient_norm"].Count, heard["skipped_steps"].Sum);
    }

    [Fact]
    public void Listening_changes_no_bit()
    {
        var quiet = new Trainer<MeteredNorm>(new MeteredNorm(seed: 1));
        var measured = new Trainer<MeteredNorm>(new MeteredNorm(seed: 1));
        quiet.Step(s_batch.Inputs, s_batch.Targets);
        using (new Measurements(typeof(MeteredNorm)))
        {
            measured.Step(s_batch.Inputs, s_batch.Targets);
        }

        Assert.Equal(Bits.Of(quiet), Bits.Of(measured));
    }
}
