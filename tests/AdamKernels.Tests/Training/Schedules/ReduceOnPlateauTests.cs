namespace AdamKernels.Tests.Training.Schedules;

/// <summary>The rate after each loss, followed by hand through PyTorch's rules.</summary>
public class ReduceOnPlateauTests
{
    /// <summary>
    /// A reduction after as many losses as the patience (and not one more), a threshold taken from the loss before, or a cooldown that
    /// counts bad losses makes this fail.
    /// </summary>
    [Fact]
    public void Losses_that_stop_falling_reduce_the_rate()
    {
        (double Loss, double Rate)[] reports =
        [
            (10, 1), (9.5, 1), (9.2, 0.5),          // 9 would have been better: two in a row are more than the patience of 1
            (9.1, 0.5), (9.1, 0.5),                 // cooling down
            (9.1, 0.5), (9.1, 0.25),
            (8.9, 0.25),                            // better, and cooling down
            (8.5, 0.25), (8.5, 0.25), (8.5, 0.2),   // half of 0.25 is below the minimum
            (5, 0.2), (1, 0.2), (double.NaN, 0.2), (double.NaN, 0.2),
        ];
        var plateau = new ReduceOnPlateau(1, factor: 0.5, patience: 1, threshold: 0.1, cooldown: 2, minRate: 0.2);
        foreach ((double loss, double rate) in reports)
        {
            Assert.Equal(rate, plateau.Report(loss));
            Assert.Equal(rate, plateau.LearningRate);
        }
    }

    /// <summary>Factor 0.1, patience 10, threshold 1e-4, no cooldown and no minimum, as PyTorch has them.</summary>
    [Fact]
    public void The_defaults_are_PyTorchs()
    {
        var plateau = new ReduceOnPlateau(1);
        double[] rates = [.. Enumerable.Range(0, 35).Select(i => plateau.Report(1 - i * 1e-7))];

        Assert.Equal(
            Enumerable.Repeat(1.0, 11).Concat(Enumerable.Repeat(0.1, 11)).Concat(Enumerable.Repeat(0.1 * 0.1, 11)).Concat(
                [0.1 * 0.1 * 0.1, 0.1 * 0.1 * 0.1]),
            rates);
        Assert.Equal(1, new ReduceOnPlateau(1, patience: 0).Report(0.9));
    }

    [Fact]
    public void A_loss_that_is_not_a_number_counts_as_no_better()
    {
        var plateau = new ReduceOnPlateau(1, patience: 0);

        Assert.Equal(0.1, plateau.Report(double.NaN));
        Assert.Equal(0.1, plateau.Report(3));
    }

    [Fact]
    public void The_rate_stays_one_that_the_trainer_takes()
    {
        var plateau = new ReduceOnPlateau(1, patience: 0);
        var tiny = new ReduceOnPlateau(1e-35, patience: 0);
        for (int i = 0; i < 100; i++)
        {
            plateau.Report(1);
            tiny.Report(1);
        }

        Assert.Equal(Math.ScaleB(1, -100), plateau.LearningRate);
        Assert.Equal(1e-35, tiny.LearningRate);
    }

    [Fact]
    public void A_copy_goes_on_by_itself()
    {
        var plateau = new ReduceOnPlateau(1, patience: 0);
        plateau.Report(1);
        ReduceOnPlateau copy = plateau;
        copy.Report(2);

        Assert.Equal((1, 0.1), (plateau.LearningRate, copy.LearningRate));
    }
}
