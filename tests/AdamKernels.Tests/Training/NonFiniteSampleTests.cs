using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Which sample the exception for a loss that is not finite names.</summary>
public class NonFiniteSampleTests
{
    [Fact]
    public void It_names_the_input()
    {
        NonFiniteLossException exception = ThrowsInStep(batch => batch.Inputs[3 * 4 + 2] = float.NaN);
        Assert.Equal(4, exception.Sample);
        Assert.Contains("input 2 of sample 4 is NaN", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_the_target()
    {
        NonFiniteLossException exception = ThrowsInStep(batch => batch.Targets[2 * 5 + 1] = float.NegativeInfinity);
        Assert.Equal(5, exception.Sample);
        Assert.Contains("target 1 of sample 5 is -Infinity", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_none_if_the_loss_overflowed()
    {
        NonFiniteLossException exception = ThrowsInStep(batch => batch.Targets[0] = 3e38f);
        Assert.Null(exception.Sample);
        Assert.Contains("although all inputs and targets are finite", exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The tiles of a batch share memory, and an earlier batch may have had another bad sample.</summary>
    [Fact]
    public void It_is_found_in_every_tile_of_every_batch()
    {
        var trainer = new Trainer<InputGradientInTiles>(new InputGradientInTiles(seed: 1));
        foreach (int sample in new[] { 2990, 7, 1500 })
        {
            Batch batch = Batch.For<InputGradientInTiles>(rows: 2999);
            batch.Inputs[20 * sample + 3] = float.PositiveInfinity;
            batch.Inputs[^1] = float.NaN;
            NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(() => trainer.Step(batch.Inputs, batch.Targets));
            Assert.Equal(sample, exception.Sample);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_fit_names_the_sample_of_the_set(bool shuffle)
    {
        Batch set = Batch.For<Plain>(rows: 50);
        set.Inputs[3 * 41] = float.NaN;
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(
            () => trainer.Fit(set.Inputs, set.Targets, new FitOptions { Shuffle = shuffle, Seed = 3 }));
        Assert.Equal(41, exception.Sample);
        Assert.Contains("input 0 of sample 41 is NaN", exception.Message, StringComparison.Ordinal);
    }

    private static NonFiniteLossException ThrowsInStep(Action<Batch> spoil)
    {
        Batch batch = Batch.For<Plain>(rows: 6);
        spoil(batch);
        var steps = new Trainer<Plain>(new Plain(seed: 1));
        NonFiniteLossException exception = Assert.Throws<NonFiniteLossException>(() => steps.Step(batch.Inputs, batch.Targets));

        var calls = new Trainer<Plain>(new Plain(seed: 1));
        NonFiniteLossException same = Assert.Throws<NonFiniteLossException>(
            () => calls.Backpropagate(calls.ForwardPropagate(batch.Inputs), batch.Targets));
        Assert.Equal(exception.Message, same.Message);
        return exception;
    }
}
