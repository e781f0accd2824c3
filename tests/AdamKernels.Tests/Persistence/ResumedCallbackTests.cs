using System.Buffers;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Persistence;

/// <summary>What a display is told when a Fit goes on with an earlier one.</summary>
public sealed class ResumedCallbackTests
{
    private readonly Batch _set = new(Descriptions.DescriptionOf<Plain>(), rows: 40);

    /// <summary>Fails when it is called after the first step or more than once, or when its epochs grow with those that follow.</summary>
    [Fact]
    public void It_is_called_once_before_the_first_step_with_the_epochs_so_far()
    {
        var earlier = new Trainer<Plain>(new Plain(seed: 1));
        var file = new ArrayBufferWriter<byte>();
        FitHistory expected = Fit(earlier, epochs: 2, save: () => earlier.SaveCheckpoint(file));

        var trainer = new Trainer<Plain>(new Plain(seed: 2));
        trainer.LoadCheckpoint(file.WrittenSpan);
        List<string> calls = [];
        FitHistory? epochs = null;
        Fit(trainer, epochs: 3, save: () => { }, calls, history =>
        {
            epochs = history;
            Assert.Equal(10, trainer.StepCount);
            calls.Add("resumed");
        });

        Assert.Equal(["resumed", "step 11", "step 12", "step 13", "step 14", "step 15"], calls);
        Assert.Equal(expected, epochs);
    }

    [Fact]
    public void It_is_not_called_for_a_new_fit()
    {
        List<string> calls = [];
        Fit(new Trainer<Plain>(new Plain(seed: 1)), epochs: 1, save: () => { }, calls, _ => calls.Add("resumed"));
        Assert.DoesNotContain("resumed", calls);
    }

    private FitHistory Fit(
        Trainer<Plain> trainer, int epochs, Action save, List<string>? calls = null, Action<FitHistory>? resumed = null) =>
        trainer.Fit(_set.Inputs, _set.Targets, new FitOptions
        {
            Epochs = epochs,
            BatchSize = 8,
            Resume = trainer.StepCount > 0,
            Resumed = resumed,
            StepCompleted = step => calls?.Add($"step {step.StepCount}"),
            EpochCompleted = epoch =>
            {
                if (epoch.Epoch == epochs)
                {
                    save();
                }
            },
        }).History;
}
