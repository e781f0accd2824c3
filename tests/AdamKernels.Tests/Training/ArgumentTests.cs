using AdamKernels.PathProbe;

namespace AdamKernels.Tests.Training;

/// <summary>
/// Lengths that do not fit are refused by every call, with what was expected and what was passed, before anything changes.
/// </summary>
public class ArgumentTests
{
    // 3 inputs, 3 classes, batches up to 5.
    private readonly Trainer<OddSmallBatch> _trainer = new(new OddSmallBatch(seed: 1));

    public ArgumentTests() => _trainer.Step(new float[6], new float[6]);

    /// <summary>Empty, less than a sample, no whole samples, one sample too many, far too many.</summary>
    public static TheoryData<int> BadInputLengths => [0, 1, 2, 4, 14, 18, 3_000];

    public static TheoryData<int> BadTargetLengths => [0, 3, 5, 7, 9];

    public static TheoryData<int> BadLabelCounts => [0, 1, 3, 6];

    [Fact]
    public void A_trainer_needs_a_network() =>
        Assert.Throws<ArgumentNullException>("network", () => new Trainer<OddSmallBatch>(null!));

    [Fact]
    public void One_value_is_not_several()
    {
        var trainer = new Trainer<Shards.Undivided>(new Shards.Undivided(seed: 1));
        float[] outputs = [.. trainer.ForwardPropagate(new float[Shards.Undivided.InputCount]), 0];

        Assert.StartsWith(
            "Expected 1 value, but got 2.",
            Assert.Throws<ArgumentException>("outputs", () => trainer.CalculateLoss(outputs, new float[1])).Message);
    }

    [Theory]
    [MemberData(nameof(BadInputLengths))]
    public void A_batch_of_another_length_is_refused(int length)
    {
        string[] texts = ["Expected 1 to 5 samples (MaxBatchSize = 5) of 3 inputs", $"but got {length} value"];

        Refuses("inputs", () => _trainer.ForwardPropagate(new float[length]), texts);
        Refuses("inputs", () => _trainer.Step(new float[length], new float[length]), texts);
        Refuses("inputs", () => _trainer.Step(new float[length], new int[length / 3]), texts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(31)]
    public void A_set_that_is_not_whole_samples_is_refused(int length)
    {
        string[] texts = ["Expected one or more samples of 3 inputs", $"but got {length} value"];

        Refuses("inputs", () => _trainer.Evaluate(new float[length], new float[length]), texts);
        Refuses("inputs", () => _trainer.Evaluate(new float[length], new int[length / 3]), texts);
        Refuses("inputs", () => _trainer.Fit(new float[length], new float[length], new FitOptions()), texts);
        Refuses("inputs", () => _trainer.Fit(new float[length], new int[length / 3], new FitOptions()), texts);
    }

    [Theory]
    [MemberData(nameof(BadTargetLengths))]
    public void Targets_of_another_length_are_refused(int length)
    {
        string[] texts = ["Expected 3 targets for each of 2 samples, 6 values,", $"but got {length}"];
        float[] inputs = new float[6];
        float[] outputs = _trainer.ForwardPropagate(inputs).ToArray();

        Refuses("targets", () => _trainer.CalculateLoss(outputs, new float[length]), texts);
        Refuses("targets", () => _trainer.Backpropagate(outputs, new float[length]), texts);
        Refuses("targets", () => _trainer.Step(inputs, new float[length]), texts);
        Refuses("targets", () => _trainer.Evaluate(inputs, new float[length]), texts);
        Refuses("targets", () => _trainer.Fit(inputs, new float[length], new FitOptions()), texts);
    }

    [Theory]
    [MemberData(nameof(BadLabelCounts))]
    public void Another_number_of_labels_is_refused(int count)
    {
        string[] texts = ["Expected one label per sample, 2,", $"but got {count}"];
        float[] inputs = new float[6];
        float[] outputs = _trainer.ForwardPropagate(inputs).ToArray();

        Refuses("targets", () => _trainer.CalculateLoss(outputs, new int[count]), texts);
        Refuses("targets", () => _trainer.Backpropagate(outputs, new int[count]), texts);
        Refuses("targets", () => _trainer.Step(inputs, new int[count]), texts);
        Refuses("targets", () => _trainer.Evaluate(inputs, new int[count]), texts);
        Refuses("targets", () => _trainer.Fit(inputs, new int[count], new FitOptions()), texts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public void Outputs_of_another_batch_are_refused(int length)
    {
        string[] texts = ["Expected 6 values", $"but got {length}"];
        _trainer.ForwardPropagate(new float[6]);

        Refuses("outputs", () => _trainer.CalculateLoss(new float[length], new float[6]), texts);
        Refuses("outputs", () => _trainer.Backpropagate(new float[length], new float[6]), texts);
        Refuses("outputs", () => _trainer.CalculateLoss(new float[length], new int[2]), texts);
        Refuses("outputs", () => _trainer.Backpropagate(new float[length], new int[2]), texts);
    }

    /// <summary>A refused call does not disturb the batch that was propagated forward before it.</summary>
    [Fact]
    public void After_refusals_a_batch_goes_on_as_if_nothing_was()
    {
        float[] inputs = [0.1f, 0.2f, 0.3f, -1, 0, 1];
        int[] labels = [2, 0];
        var undisturbed = new Trainer<OddSmallBatch>(new OddSmallBatch(seed: 1));
        undisturbed.Step(new float[6], new float[6]);
        float[] outputs = undisturbed.ForwardPropagate(inputs).ToArray();
        undisturbed.UpdateParameters(undisturbed.Backpropagate(outputs, labels));

        _trainer.ForwardPropagate(inputs);
        Assert.Throws<ArgumentException>(() => _trainer.ForwardPropagate(new float[7]));
        Assert.Throws<ArgumentException>(() => _trainer.CalculateLoss(outputs, new float[5]));
        Gradients gradients = _trainer.Backpropagate(outputs, labels);
        Assert.Throws<ArgumentException>(() => _trainer.Step(new float[3], new float[9]));
        _trainer.UpdateParameters(gradients);

        Assert.Equal(Bits.Of(undisturbed), Bits.Of(_trainer));
    }

    private void Refuses(string name, Action call, string[] texts) =>
        Assert.Equal(name, Refusal.Assert<ArgumentException, OddSmallBatch>(_trainer, call, texts).ParamName);
}
