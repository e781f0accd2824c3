using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>What may be passed as targets, and what is refused before it trains on something else than was meant.</summary>
public class TargetTests
{
    private static readonly float[] Inputs = [0.5f, -1, 2, 0, 0.25f, -0.5f];

    private readonly Trainer<OddSmallBatch> _classes = new(new OddSmallBatch(seed: 1));

    /// <summary>Whole numbers in brackets were labels by overload resolution; now they are targets, like all other numbers there.</summary>
    [Fact]
    public void A_probability_below_0_is_refused_in_a_set()
    {
        float[] targets = [1, 0, 0, 2, -1, 0];
        Refusal.Assert<ArgumentException, OddSmallBatch>(
            _classes, () => _classes.Fit(Inputs, targets, new FitOptions()), "at least 0", "sample 1", "-1");
    }

    [Fact]
    public void Whole_numbers_in_brackets_are_targets()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam());
        var other = new Trainer<RegressionAdam>(new RegressionAdam());
        Assert.Equal(other.Step([1f, 2f, 3f], [1f, 2f]), trainer.Step([1, 2, 3], [1, 2]));
    }

    [Fact]
    public void Labels_passed_as_floats_are_explained() => Refusal.Assert<ArgumentException, OddSmallBatch>(
        _classes, () => _classes.Step(Inputs, [0, 2]), "Expected 3 targets for each of 2 samples, 6 values, but got 2", "int[]");

    [Fact]
    public void Labels_are_taken_from_anything_with_a_call()
    {
        var other = new Trainer<OddSmallBatch>(new OddSmallBatch(seed: 1));
        Assert.Equal(other.Step(Inputs, new[] { 0, 2 }), _classes.Step(Inputs, Targets.FromLabels([0, 2])));
    }

    [Fact]
    public void A_set_whose_rows_are_no_distributions_is_refused()
    {
        float[] targets = [1, 0, 0, 0.5f, 0, 0];
        Refusal.Assert<ArgumentException, OddSmallBatch>(
            _classes, () => _classes.Fit(Inputs, targets, new FitOptions()), "sum to 1", "sample 1", "0.5");
        Refusal.Assert<ArgumentException, OddSmallBatch>(_classes, () => _classes.Evaluate(Inputs, targets), "sample 1");
    }

    [Fact]
    public void A_set_with_targets_outside_of_0_to_1_is_refused_by_binary_cross_entropy()
    {
        var trainer = new Trainer<XorAdam>(new XorAdam());
        float[] inputs = [0, 1, 1, 0];
        Refusal.Assert<ArgumentException, XorAdam>(
            trainer, () => trainer.Fit(inputs, [0.5f, 1.5f], new FitOptions()), "from 0 to 1", "sample 1", "1.5");
        trainer.Fit(inputs, [0, 1], new FitOptions());
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Parameters_that_are_not_finite_are_refused(float value)
    {
        var network = new RegressionAdam();
        float[] before = new float[RegressionAdam.ParameterCount];
        network.GetParameters(before);
        float[] parameters = [.. before];
        parameters[^1] = value;

        string message = Assert.Throws<ArgumentException>("source", () => network.SetParameters(parameters)).Message;

        Assert.Contains($"index {RegressionAdam.ParameterCount - 1}, in layer 3", message, StringComparison.Ordinal);
        float[] after = new float[RegressionAdam.ParameterCount];
        network.GetParameters(after);
        Assert.Equal(before, after);
    }

    [Fact]
    public void Too_many_samples_are_counted() => Refusal.Assert<ArgumentException, OddSmallBatch>(
        _classes,
        () => _classes.Step(new float[18], new float[18]),
        "1 to 5 samples (MaxBatchSize = 5) of 3 inputs, but got 18 values, which is 6 samples; use Fit for larger sets.");
}
