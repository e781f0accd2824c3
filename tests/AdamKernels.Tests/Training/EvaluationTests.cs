using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Loss and accuracy over any number of samples.</summary>
public class EvaluationTests
{
    /// <summary>Fewer samples than a batch, whole batches, and a rest: a batch that is counted as if it was full makes this fail.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(53)]
    public void The_loss_is_the_mean_over_all_samples(int samples)
    {
        Compare(new Trainer<OddSmallBatch>(new OddSmallBatch(seed: 1)), samples);
        Compare(new Trainer<OddLargeBatch>(new OddLargeBatch(seed: 1)), samples);
        Compare(new Trainer<RegressionAdam>(new RegressionAdam(seed: 1)), samples);
    }

    [Fact]
    public void Nothing_changes()
    {
        var trainer = new Trainer<OddSmallBatch>(new OddSmallBatch(seed: 1));
        var batch = Batch.For<OddSmallBatch>(rows: 12);
        trainer.Fit(batch.Inputs, batch.Targets, new FitOptions());
        int[][] before = Bits.Of(trainer);
        long steps = trainer.StepCount;
        Evaluation first = trainer.Evaluate(batch.Inputs, batch.Targets);

        Assert.Equal(first, trainer.Evaluate(batch.Inputs, batch.Targets));
        Assert.Equal(before, Bits.Of(trainer));
        Assert.Equal(steps, trainer.StepCount);
    }

    [Fact]
    public void Accuracy_is_the_share_of_samples_in_the_right_class()
    {
        Trainer<ManyClasses> trainer = Constant(new ManyClasses(), largest: 7);
        int[] labels = [.. Enumerable.Range(0, 130).Select(i => i % 4 == 0 ? 7 : i % 7)];
        Evaluation evaluation = trainer.Evaluate(new float[130 * ManyClasses.InputCount], labels);

        Assert.Equal((33 / 130d, 130), (evaluation.Accuracy, evaluation.SampleCount));
    }

    [Fact]
    public void Targets_that_are_probabilities_count_by_their_largest_class()
    {
        Trainer<OddSmallBatch> trainer = Constant(new OddSmallBatch(), largest: 1);
        float[] targets = [0.2f, 0.5f, 0.3f, 0.4f, 0.4f, 0.2f, 0, 0.5f, 0.5f];

        // The second row's first largest class is 0.
        Assert.Equal(2 / 3d, trainer.Evaluate(new float[9], targets).Accuracy);
    }

    [Fact]
    public void At_a_tie_of_outputs_the_first_class_is_meant()
    {
        var trainer = new Trainer<OddSmallBatch>(new OddSmallBatch());
        trainer.Network.SetParameters(new float[OddSmallBatch.ParameterCount]);

        Assert.Equal(1, trainer.Evaluate(new float[3], new[] { 0 }).Accuracy);
        Assert.Equal(0, trainer.Evaluate(new float[3], new[] { 1 }).Accuracy);
        Assert.Equal(0, trainer.Evaluate(new float[3], new[] { 2 }).Accuracy);
        Assert.Equal(Math.Log(3), trainer.Evaluate(new float[3], new[] { 2 }).Loss, 1e-6);
    }

    [Fact]
    public void Binary_accuracy_is_the_share_of_outputs_on_the_right_side()
    {
        var trainer = new Trainer<OddLargeBatch>(new OddLargeBatch());
        float[] parameters = new float[OddLargeBatch.ParameterCount];
        float[] logits = [3, -2, 1e-6f, -1e-6f];
        logits.CopyTo(parameters, parameters.Length - logits.Length);
        trainer.Network.SetParameters(parameters);

        Assert.Equal(1, trainer.Evaluate(new float[3], new[] { 1f, 0, 1, 0 }).Accuracy);
        Assert.Equal(0, trainer.Evaluate(new float[3], new[] { 0f, 1, 0, 1 }).Accuracy);
        Assert.Equal(0.625, trainer.Evaluate(new float[6], [0.6f, 0.4f, 0.4f, 0.6f, 1, 0, 1, 1]).Accuracy);
    }

    [Fact]
    public void A_logit_of_0_and_a_target_of_a_half_are_on_the_side_of_0()
    {
        var trainer = new Trainer<XorAdam>(new XorAdam());
        trainer.Network.SetParameters(new float[XorAdam.ParameterCount]);

        Assert.Equal(1, trainer.Evaluate(new float[2], [0f]).Accuracy);
        Assert.Equal(1, trainer.Evaluate(new float[2], [0.5f]).Accuracy);
        Assert.Equal(0, trainer.Evaluate(new float[2], [1f]).Accuracy);
    }

    [Fact]
    public void A_regression_has_no_accuracy() =>
        Assert.True(double.IsNaN(new Trainer<RegressionAdam>(new RegressionAdam()).Evaluate(new float[3], new float[2]).Accuracy));

    [Fact]
    public void A_loss_that_is_not_finite_is_reported_and_not_thrown()
    {
        Evaluation evaluation = new Trainer<RegressionAdam>(new RegressionAdam()).Evaluate(new float[3], [float.NaN, 0]);

        Assert.True(double.IsNaN(evaluation.Loss));
    }

    private static void Compare<TNetwork>(Trainer<TNetwork> trainer, int samples)
        where TNetwork : class, INetwork<TNetwork>
    {
        var batch = Batch.For<TNetwork>(samples);
        double[] parameters = Batch.Doubles(trainer.CanonicalState().First());
        double expected = new ReferenceNetwork(TNetwork.Description).Loss(parameters, batch.ReferenceInputs, batch.ReferenceTargets);
        Evaluation evaluation = trainer.Evaluate(batch.Inputs, batch.Targets);

        Assert.Equal(samples, evaluation.SampleCount);
        Assert.Equal(1, evaluation.Loss / expected, 1e-5);
    }

    /// <summary>A network whose outputs are the biases of its last layer, one of which is the largest.</summary>
    private static Trainer<TNetwork> Constant<TNetwork>(TNetwork network, int largest)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] parameters = new float[TNetwork.Description.ParameterCount];
        parameters[parameters.Length - TNetwork.Description.OutputCount + largest] = 1;
        NetworkParameters.Set(TNetwork.Description, network.Parameters, parameters);
        return new Trainer<TNetwork>(network);
    }
}
