using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Class labels in place of rows of targets.</summary>
public class LabelTests
{
    private static readonly float[] Inputs = [0.5f, -1, 2, 0, 0.25f, -0.5f];

    private readonly Trainer<OddSmallBatch> _trainer = new(new OddSmallBatch(seed: 1));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void A_label_that_is_no_class_is_refused(int label)
    {
        int[] labels = [1, label];
        float[] outputs = _trainer.ForwardPropagate(Inputs).ToArray();

        Refuses(() => _trainer.CalculateLoss(outputs, labels));
        Refuses(() => _trainer.Backpropagate(outputs, labels));
        Refuses(() => _trainer.Step(Inputs, labels));
        Refuses(() => _trainer.Evaluate(Inputs, labels));
        Refuses(() => _trainer.Fit(Inputs, labels, new FitOptions()));
        Refuses(() => _trainer.EvaluateClasses(Inputs, labels, new ConfusionMatrix(3)));
        Refuses(() => new ConfusionMatrix(3).Add(outputs, labels));

        void Refuses(Action call) => Refusal.Assert<ArgumentOutOfRangeException, OddSmallBatch>(
            _trainer, call, "Expected labels from 0 to 2", $"but that of sample 1 is {label}.");
    }

    [Fact]
    public void Labels_with_another_loss_are_refused()
    {
        RefusesLabels(new Trainer<RegressionAdam>(new RegressionAdam()), "MeanSquaredError", "2 targets of type float per sample");
        RefusesLabels(new Trainer<XorAdam>(new XorAdam()), "BinaryCrossEntropy", "1 target of type float per sample");
    }

    /// <summary>The first and the last class too: a label written to the wrong column makes this fail.</summary>
    [Fact]
    public void Labels_give_the_bits_of_rows_with_a_1_at_the_class()
    {
        int[] labels = [0, 2];
        float[] targets = [1, 0, 0, 0, 0, 1];
        var other = new Trainer<OddSmallBatch>(new OddSmallBatch(seed: 1));

        // Other targets before, which must leave no trace.
        _trainer.Step(Inputs, [0.5f, 0.25f, 0.25f, 0, 1, 0]);
        other.Step(Inputs, [0.5f, 0.25f, 0.25f, 0, 1, 0]);

        Assert.Equal(other.Evaluate(Inputs, targets), _trainer.Evaluate(Inputs, labels));
        Assert.Equal(other.Step(Inputs, targets), _trainer.Step(Inputs, labels));
        Assert.Equal(other.Fit(Inputs, targets, new FitOptions()), _trainer.Fit(Inputs, labels, new FitOptions()));
        float[] outputs = _trainer.ForwardPropagate(Inputs).ToArray();
        other.ForwardPropagate(Inputs);
        Assert.Equal(other.CalculateLoss(outputs, targets), _trainer.CalculateLoss(outputs, labels));
        other.UpdateParameters(other.Backpropagate(outputs, targets));
        _trainer.UpdateParameters(_trainer.Backpropagate(outputs, labels));
        Assert.Equal(Bits.Of(other), Bits.Of(_trainer));
    }

    private static void RefusesLabels<TNetwork>(Trainer<TNetwork> trainer, params string[] texts)
        where TNetwork : class, INetwork<TNetwork>
    {
        var batch = Batch.For<TNetwork>(rows: 2);
        int[] labels = [0, 0];
        float[] outputs = trainer.ForwardPropagate(batch.Inputs).ToArray();

        Refuses(() => trainer.CalculateLoss(outputs, labels));
        Refuses(() => trainer.Backpropagate(outputs, labels));
        Refuses(() => trainer.Step(batch.Inputs, labels));
        Refuses(() => trainer.Evaluate(batch.Inputs, labels));
        Refuses(() => trainer.Fit(batch.Inputs, labels, new FitOptions()));

        void Refuses(Action call) => Refusal.Assert<InvalidOperationException, TNetwork>(trainer, call, texts);
    }
}
