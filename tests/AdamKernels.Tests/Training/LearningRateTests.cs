using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>The learning rate between steps.</summary>
public class LearningRateTests
{
    private readonly Trainer<RegressionSgd> _trainer = new(new RegressionSgd(seed: 1));

    public static TheoryData<double> BadRates => [0, -0.0, -0.1, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void It_starts_as_declared()
    {
        Assert.Equal(1e-2, _trainer.LearningRate);
        Assert.Equal(3e-3, new Trainer<ClassesAdam>(new ClassesAdam()).LearningRate);
    }

    [Theory]
    [MemberData(nameof(BadRates))]
    public void A_rate_that_is_not_positive_and_finite_is_refused(double rate)
    {
        ArgumentOutOfRangeException exception = Refusal.Assert<ArgumentOutOfRangeException, RegressionSgd>(
            _trainer, () => _trainer.LearningRate = rate, "positive and finite");

        Assert.Equal(("value", (object)rate), (exception.ParamName, exception.ActualValue));
        Assert.Equal(1e-2, _trainer.LearningRate);
    }

    /// <summary>
    /// An update multiplies by the rate as a float: one that rounds to 0 or infinity would stop training, or end it, without a word.
    /// </summary>
    [Theory]
    [InlineData(1e-60)]
    [InlineData(1e60)]
    public void A_rate_that_is_0_or_infinite_as_a_float_is_refused(double rate) =>
        Refusal.Assert<ArgumentOutOfRangeException, RegressionSgd>(_trainer, () => _trainer.LearningRate = rate);

    [Fact]
    public void A_new_rate_counts_from_the_next_update()
    {
        var batch = Batch.For<RegressionSgd>(rows: 4);
        float[] before = _trainer.CanonicalState().First();
        _trainer.Step(batch.Inputs, batch.Targets);
        float[] slow = _trainer.CanonicalState().First();

        _trainer.Network.SetParameters(before);
        _trainer.LearningRate = 1;
        _trainer.Step(batch.Inputs, batch.Targets);
        float[] fast = _trainer.CanonicalState().First();

        Assert.Equal(100, fast.Zip(before, (a, b) => (double)a - b).Sum() / slow.Zip(before, (a, b) => (double)a - b).Sum(), 1e-2);
    }
}
