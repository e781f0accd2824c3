using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Options;

/// <summary>
/// Targets that the network standardizes give what targets give that the program standardizes, and outputs in their unit.
/// </summary>
public class TargetStandardizationTests
{
    private const int Rows = 40;
    private static readonly float[] Inputs = Values(seed: 1, Rows * 3, scale: 2, offset: 0);
    private static readonly float[] Targets = Values(seed: 2, Rows * 2, scale: 300, offset: 5_000);
    private static readonly FitOptions Options = new() { Epochs = 3, Seed = 4 };

    private readonly InUnit _network = new(seed: 1);
    private readonly Plain _other = new(seed: 1);
    private readonly Trainer<InUnit> _trainer;
    private readonly Trainer<Plain> _otherTrainer;

    public TargetStandardizationTests()
    {
        _trainer = new(_network);
        _otherTrainer = new(_other);
    }

    private static Standardization Unit => Standardization.Learn(Targets, 2);

    private static float[] Standardized
    {
        get
        {
            var standardized = new float[Targets.Length];
            Unit.Apply(Targets, standardized);
            return standardized;
        }
    }

    [Fact]
    public void A_fit_learns_the_unit_and_trains_as_on_standardized_targets()
    {
        FitResult result = _trainer.Fit(Inputs, Targets, Options);
        FitResult expected = _otherTrainer.Fit(Inputs, Standardized, Options);

        Assert.Equal(expected.LastEpoch.Loss, result.LastEpoch.Loss);
        Assert.Equal(Bits.Of(_otherTrainer), Bits.Of(_trainer));
        Assert.Equal(Unit.Means.ToArray(), _network.TargetStandardization!.Means.ToArray());
        Assert.Equal(Unit.Deviations.ToArray(), _network.TargetStandardization!.Deviations.ToArray());
    }

    /// <summary>What is learned of the inputs before the targets turn out to be wrong must not stay.</summary>
    [Fact]
    public void A_fit_that_is_refused_learns_nothing()
    {
        var network = new InBothUnits(seed: 1);
        var trainer = new Trainer<InBothUnits>(network);
        float[] targets = [.. Targets];
        targets[^1] = float.NaN;
        Assert.Throws<ArgumentException>(() => trainer.Fit(Inputs, targets, Options));
        Assert.Null(network.InputStandardization);
        Assert.Null(network.TargetStandardization);

        trainer.Fit(Inputs, Targets, Options);
        Assert.NotNull(network.InputStandardization);
        Assert.NotNull(network.TargetStandardization);
    }

    [Fact]
    public void What_has_weight_0_is_not_learned_from()
    {
        float[] weights = [.. Enumerable.Repeat(1f, Rows)];
        weights[5] = 0;
        float[] targets = [.. Targets];
        targets[2 * 5] = float.NaN;
        _trainer.Fit(Inputs, AdamKernels.Targets.FromValues(targets).WithWeights(weights), Options);
        float[] others = [.. Targets[..10], .. Targets[12..]];
        Assert.Equal(Standardization.Learn(others, 2).Means.ToArray(), _network.TargetStandardization!.Means.ToArray());
    }

    [Fact]
    public void Predictions_are_in_the_unit_of_the_targets()
    {
        _trainer.Fit(Inputs, Targets, Options);
        _otherTrainer.Fit(Inputs, Standardized, Options);
        var expected = new float[Targets.Length];
        _other.Predict(Inputs, expected);
        Unit.Invert(expected, expected);

        var outputs = new float[Targets.Length];
        _network.Predict(Inputs, outputs);
        Assert.Equal(expected, outputs);
        var one = new float[2];
        _network.Predict(Inputs.AsSpan(0, 3), one);
        Assert.Equal(expected[..2], one);
    }

    [Fact]
    public void Evaluations_are_in_the_unit_of_the_targets()
    {
        _trainer.Fit(Inputs, Targets, Options);
        var outputs = new float[Targets.Length];
        _network.Predict(Inputs, outputs);
        double mean = outputs.Zip(Targets).Average(pair => Math.Pow((double)pair.First - pair.Second, 2));

        Assert.Equal(mean, _trainer.Evaluate(Inputs, Targets).Loss, 1e-4 * mean);
        Assert.Equal(Math.Sqrt(mean), _trainer.EvaluateRegression(Inputs, Targets).RootMeanSquaredError, 1e-5 * Math.Sqrt(mean));
    }

    [Fact]
    public void The_validation_loss_of_a_fit_is_on_the_scale_of_its_training_loss()
    {
        EpochResult epoch = _trainer.Fit(Inputs, Targets, Inputs, Targets, Options).LastEpoch;
        EpochResult expected = _otherTrainer.Fit(Inputs, Standardized, Inputs, Standardized, Options).LastEpoch;
        Assert.Equal(expected, epoch);
    }

    [Fact]
    public void The_four_calls_take_targets_in_their_unit()
    {
        _network.TargetStandardization = Unit;
        var step = new Trainer<InUnit>(new InUnit(seed: 1) { TargetStandardization = Unit });
        float loss = step.Step(Inputs.AsSpan(0, 24), Targets.AsSpan(0, 16));

        ReadOnlySpan<float> outputs = _trainer.ForwardPropagate(Inputs.AsSpan(0, 24));
        Assert.Equal(loss, _trainer.CalculateLoss(outputs, Targets.AsSpan(0, 16)));
        _trainer.UpdateParameters(_trainer.Backpropagate(outputs, Targets.AsSpan(0, 16)));
        Assert.Equal(Bits.Of(step), Bits.Of(_trainer));
    }

    [Fact]
    public void A_unit_that_was_set_is_kept()
    {
        var set = Standardization.Identity(2);
        _network.TargetStandardization = set;
        _trainer.Fit(Inputs, Standardized, Options);
        Assert.Same(set, _network.TargetStandardization);
    }

    [Fact]
    public void Nothing_works_without_a_unit()
    {
        float[] outputs = [1, 2];
        Assert.Contains(
            nameof(InUnit.TargetStandardization),
            Assert.Throws<InvalidOperationException>(() => _network.Predict(Inputs.AsSpan(0, 3), outputs)).Message,
            StringComparison.Ordinal);
        Assert.Equal([1, 2], outputs);
        Refusal.Assert<InvalidOperationException, InUnit>(
            _trainer, () => _trainer.Step(Inputs.AsSpan(0, 3), [1, 2]), nameof(InUnit.TargetStandardization));
    }

    [Fact]
    public void A_network_without_the_attribute_has_none()
    {
        INetwork network = _other;
        Assert.Null(network.TargetStandardization);
        Assert.Throws<InvalidOperationException>(() => network.TargetStandardization = Unit);
    }

    private static float[] Values(ulong seed, int count, float scale, float offset)
    {
        var random = new DeterministicRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => offset + scale * (random.NextSingle() - 0.5f))];
    }
}

/// <summary>The network <see cref="Plain"/> with targets that it standardizes.</summary>
[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2, Activation.Sigmoid)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[StandardizeTargets]
public sealed partial class InUnit;

/// <summary>A network that standardizes both sides.</summary>
[Network(3, MaxBatchSize = 8)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[MeanSquaredError]
[Sgd(LearningRate = 0.1)]
[StandardizeInputs]
[StandardizeTargets]
public sealed partial class InBothUnits;
