using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training.Metrics;

/// <summary>What the trainer adds up over batches is what the network predicts.</summary>
public class TrainerMetricsTests
{
    /// <summary>Fewer samples than a batch, whole batches, and a rest: labels of another batch make this fail.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(21)]
    public void Classes_are_those_of_the_largest_output(int samples)
    {
        var trainer = new Trainer<ClassesAdam>(new ClassesAdam(seed: 3));
        float[] inputs = Batch.For<ClassesAdam>(samples).Inputs;
        int[] labels = [.. Enumerable.Range(0, samples).Select(i => i * i % 7 % 4)];
        float[] outputs = new float[samples * 4];
        trainer.Network.Predict(inputs, outputs);
        var expected = new ConfusionMatrix(4);
        expected.Add(outputs, labels);
        var actual = new ConfusionMatrix(4);
        trainer.EvaluateClasses(inputs, labels, actual);

        Assert.Equal(Counts(expected), Counts(actual));
        Assert.Equal(trainer.Evaluate(inputs, labels).Accuracy, actual.Accuracy);

        trainer.EvaluateClasses(inputs, labels, actual);
        Assert.Equal(2 * samples, actual.SampleCount);
    }

    [Fact]
    public void One_logit_predicts_by_its_sign()
    {
        var trainer = new Trainer<XorAdam>(new XorAdam(seed: 1));
        float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
        int[] labels = [0, 1, 1, 0];
        for (int step = 0; step < 500; step++)
        {
            trainer.Step(inputs, [0f, 1, 1, 0]);
        }

        var matrix = new ConfusionMatrix(2);
        trainer.EvaluateClasses(inputs, labels, matrix);
        Assert.Equal((2L, 2L, 1d), (matrix.GetCount(0, 0), matrix.GetCount(1, 1), matrix.Accuracy));

        // A logit of 0 is class 0, as in Evaluate.
        trainer.Network.SetParameters(new float[XorAdam.ParameterCount]);
        matrix.Clear();
        trainer.EvaluateClasses(inputs, labels, matrix);
        Assert.Equal((2L, 2L), (matrix.GetCount(0, 0), matrix.GetCount(1, 0)));
    }

    /// <summary>The same bits: the sums run over the samples in their order, whatever the batches.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(30)]
    public void Regressions_are_compared_with_the_outputs(int samples)
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam(seed: 3));
        var batch = Batch.For<RegressionAdam>(samples);
        float[] outputs = new float[samples * 2];
        trainer.Network.Predict(batch.Inputs, outputs);

        RegressionMetrics metrics = trainer.EvaluateRegression(batch.Inputs, batch.Targets);

        Assert.Equal(RegressionMetrics.Calculate(outputs, batch.Targets, width: 2), metrics);
        Assert.Equal(1, trainer.Evaluate(batch.Inputs, batch.Targets).Loss / metrics.MeanSquaredError, 1e-6);

        // What an earlier call added must be gone.
        Assert.Equal(metrics, trainer.EvaluateRegression(batch.Inputs, batch.Targets));
    }

    [Fact]
    public void Bad_calls_are_refused_and_add_nothing()
    {
        var classes = new Trainer<ClassesAdam>(new ClassesAdam());
        var regression = new Trainer<RegressionAdam>(new RegressionAdam());
        var line = new Trainer<Line>(new Line());
        var matrix = new ConfusionMatrix(4);
        float[] two = new float[34];

        Named("inputs", () => classes.EvaluateClasses(new float[16], [0], matrix));
        Named("labels", () => classes.EvaluateClasses(two, [0], matrix));
        Named("labels", () => classes.EvaluateClasses(two, [0, 4], matrix));
        Named("matrix", () => classes.EvaluateClasses(two, [0, 1], new ConfusionMatrix(3)));
        Named("matrix", () => classes.EvaluateClasses(two, [0, 1], null!));
        Named("inputs", () => regression.EvaluateRegression([], []));
        Named("targets", () => regression.EvaluateRegression(new float[6], new float[3]));
        Assert.Throws<InvalidOperationException>(() => line.EvaluateClasses([1, 2], [0, 1], new ConfusionMatrix(2)));
        Assert.Equal(0, matrix.SampleCount);

        static void Named(string name, Action call) => Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(call).ParamName);
    }

    [Fact]
    public void The_activations_of_a_batch_are_discarded()
    {
        var trainer = new Trainer<RegressionAdam>(new RegressionAdam());
        var batch = Batch.For<RegressionAdam>(4);
        float[] outputs = trainer.ForwardPropagate(batch.Inputs).ToArray();
        trainer.EvaluateRegression(batch.Inputs, batch.Targets);

        Assert.Throws<InvalidOperationException>(() => trainer.Backpropagate(outputs, batch.Targets));
    }

    private static long[] Counts(ConfusionMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.ClassCount * matrix.ClassCount)
            .Select(i => matrix.GetCount(i / matrix.ClassCount, i % matrix.ClassCount))];
}
