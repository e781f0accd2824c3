using AdamKernels.RobustnessProbe.Soak;

namespace AdamKernels.Robustness.Tests.Misuse;

/// <summary>Callbacks of a Fit that use its trainer, as its documentation allows: they run on the thread of the Fit.</summary>
public class CallbackTests
{
    private static readonly float[] Inputs = [0.5f, -0.25f, 0.25f, 1];
    private static readonly float[] Outputs = [0.75f, -1];

    private readonly Trainer<TinyAdam> _trainer = new(new TinyAdam(seed: 1));

    /// <summary>Fails when a step of a callback changes the batch that the Fit trains on next, or is not counted.</summary>
    [Fact]
    public void A_callback_may_step()
    {
        var other = new Trainer<TinyAdam>(new TinyAdam(seed: 1));
        _trainer.Fit(Inputs, Outputs, new FitOptions { Epochs = 3, Shuffle = false, StepCompleted = _ => StepOnce(_trainer) });
        for (int step = 0; step < 6; step++)
        {
            int row = step % 2;
            other.Step(Inputs.AsSpan(2 * row, 2), Outputs.AsSpan(row, 1));
            StepOnce(other);
        }

        Assert.Equal(12, _trainer.StepCount);
        Assert.Equal(other.Fingerprint(), _trainer.Fingerprint());
    }

    /// <summary>Fails when a checkpoint that is saved behind a step of a callback cannot be loaded.</summary>
    [Fact]
    public void A_callback_may_step_and_then_save()
    {
        byte[] file = [];
        ulong saved = 0;
        _trainer.Fit(Inputs, Outputs, new FitOptions
        {
            StepCompleted = _ =>
            {
                StepOnce(_trainer);
                file = new byte[_trainer.GetCheckpointLength()];
                _trainer.SaveCheckpoint(file);
                saved = _trainer.Fingerprint();
            },
        });
        var other = new Trainer<TinyAdam>(new TinyAdam(seed: 2));
        other.LoadCheckpoint(file);

        Assert.Equal(saved, other.Fingerprint());
    }

    private static void StepOnce(Trainer<TinyAdam> trainer) => trainer.Step([1, 1], [0.5f]);
}
