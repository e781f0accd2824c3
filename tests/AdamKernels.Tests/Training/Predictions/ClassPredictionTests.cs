using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training.Predictions;

/// <summary>Probabilities and classes of networks against their outputs. SameBitsTests compares them across instruction sets.</summary>
public class ClassPredictionTests
{
    private const int Rows = 23;

    /// <summary>Fails when another function is used, when rows are mixed up, or when the largest logit is not subtracted.</summary>
    [Fact]
    public void Probabilities_of_classes_are_the_softmax_of_the_outputs()
    {
        Check(new Classifier(seed: 1), scale: 1);
        Check(new Primes(seed: 2), scale: 1);
        Check(new ManyClasses(seed: 3), scale: 1e4f);
        Check(new ThousandsOfClasses(seed: 4), scale: 10);

        static void Check<TNetwork>(TNetwork network, float scale)
            where TNetwork : class, INetwork<TNetwork>, IClassifier
        {
            float[] inputs = [.. Batch.For<TNetwork>(Rows).Inputs.Select(value => scale * value)];
            float[] probabilities = ProbabilitiesOf(network, inputs);
            foreach ((float[] outputs, float[] row) in
                OutputsOf(network, inputs).Chunk(network.OutputCount).Zip(probabilities.Chunk(network.OutputCount)))
            {
                double[] exponentials = [.. outputs.Select(y => Math.Exp((double)y - outputs.Max()))];
                Assert.All(row.Zip(exponentials), pair => Assert.Equal(pair.Second / exponentials.Sum(), pair.First, 1e-6));
                Assert.Equal(1, row.Sum(value => (double)value), 1e-5);
            }
        }
    }

    [Fact]
    public void Each_output_of_binary_cross_entropy_has_a_probability_of_its_own()
    {
        Check(new OddLargeBatch(seed: 1));
        Check(new XorAdam(seed: 2));

        static void Check<TNetwork>(TNetwork network)
            where TNetwork : class, INetwork<TNetwork>, IProbabilisticNetwork
        {
            float[] inputs = Batch.For<TNetwork>(Rows).Inputs;
            float[] probabilities = ProbabilitiesOf(network, inputs);
            Assert.All(
                OutputsOf(network, inputs).Zip(probabilities), pair => Assert.Equal(1 / (1 + Math.Exp(-pair.First)), pair.Second, 1e-6));
        }
    }

    [Fact]
    public void Classes_are_those_that_Evaluate_counts_as_right()
    {
        Check(new Classifier(seed: 1), classes => Targets.FromLabels(classes));
        Check(new XorAdam(seed: 1), classes => Targets.FromValues(classes.Select(label => (float)label).ToArray()));

        static void Check<TNetwork>(TNetwork network, Labels targets)
            where TNetwork : class, INetwork<TNetwork>, IClassifier
        {
            float[] inputs = Batch.For<TNetwork>(Rows).Inputs;
            int[] classes = ClassesOf(network, inputs);
            var trainer = new Trainer<TNetwork>(network);

            Assert.True(classes.Distinct().Count() > 1);
            Assert.Equal(1, trainer.Evaluate(inputs, targets(classes)).Accuracy);
        }
    }

    private delegate Targets Labels(int[] classes);

    /// <summary>Fails when a group of samples begins at the place of another.</summary>
    [Fact]
    public void A_prediction_does_not_depend_on_its_batch()
    {
        Check(new Classifier(seed: 1), rows: 900);
        Check(new XorAdam(seed: 1), rows: 5000);
        Check(new ThousandsOfClasses(seed: 1), rows: 3);

        static void Check<TNetwork>(TNetwork network, int rows)
            where TNetwork : class, INetwork<TNetwork>, IClassifier
        {
            float[] inputs = Batch.For<TNetwork>(rows).Inputs;
            int width = network.InputCount;
            float[][] samples = [.. inputs.Chunk(width)];

            Assert.Equal(samples.Select(sample => network.PredictClass(sample)), ClassesOf(network, inputs));
            Assert.Equal(
                Bits.Of([.. samples.SelectMany(sample => ProbabilitiesOf(network, sample))]), Bits.Of(ProbabilitiesOf(network, inputs)));
            Assert.Equal(samples.SelectMany(sample => TopOf(network, sample)), TopOf(network, inputs));
        }
    }

    [Fact]
    public void The_first_of_the_top_is_the_class_with_its_probability()
    {
        var network = new Classifier(seed: 1);
        float[] inputs = Batch.For<Classifier>(Rows).Inputs;
        float[][] probabilities = [.. ProbabilitiesOf(network, inputs).Chunk(Classifier.OutputCount)];
        var top = new ClassProbability[Rows * Classifier.OutputCount];
        network.PredictTop(inputs, Classifier.OutputCount, top);

        Assert.Equal(ClassesOf(network, inputs), top.Where((_, i) => i % Classifier.OutputCount == 0).Select(entry => entry.Class));
        Assert.All(top.Chunk(Classifier.OutputCount).Zip(probabilities), pair =>
        {
            Assert.Equal(pair.Second.Order().Reverse(), pair.First.Select(entry => entry.Probability));
            Assert.All(pair.First, entry => Assert.Equal(pair.Second[entry.Class], entry.Probability));
        });
    }

    /// <summary>Scratch that threads share makes this fail.</summary>
    [Fact]
    public void Eight_threads_at_once_get_the_same()
    {
        var network = new Classifier(seed: 1);
        float[][] inputs = [.. Enumerable.Range(0, 8).Select(i => Batch.For<Classifier>(100, (ulong)i).Inputs)];
        string[] expected = [.. inputs.Select(All)];
        using var start = new Barrier(inputs.Length);
        var failures = new int[inputs.Length];
        Thread[] threads = [.. inputs.Select((batch, i) => new Thread(() =>
        {
            start.SignalAndWait();
            for (int repeat = 0; repeat < 100; repeat++)
            {
                failures[i] += All(batch) == expected[i] ? 0 : 1;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(failures, count => Assert.Equal(0, count));

        string All(float[] batch) => string.Join(' ', ClassesOf(network, batch)) + string.Join(' ', TopOf(network, batch))
            + string.Join(' ', Bits.Of(ProbabilitiesOf(network, batch)));
    }

    [Fact]
    public void Predictions_allocate_nothing()
    {
        var network = new Classifier(seed: 1);
        float[] inputs = Batch.For<Classifier>(Rows).Inputs;
        float[] sample = inputs[..Classifier.InputCount];
        var probabilities = new float[Rows * Classifier.OutputCount];
        var classes = new int[Rows];
        var top = new ClassProbability[Rows * 3];
        var logit = new XorAdam(seed: 1);
        var wide = new ThousandsOfClasses(seed: 1);

        Allocations.AssertNone(
            () =>
            {
                network.PredictClass(sample);
                network.PredictClasses(inputs, classes);
                network.PredictProbabilities(inputs, probabilities);
                network.PredictTop(inputs, 3, top);
                logit.PredictTop([1f, 2], 2, top.AsSpan(0, 2));
                wide.PredictClass([1f, 2]);
            },
            calls: 500);
    }

    /// <summary>What the loss gives no meaning to does not exist: the calls do not even compile for such networks.</summary>
    [Fact]
    public void A_network_predicts_what_its_loss_gives_a_meaning()
    {
        Assert.Equal((true, true, 10), Kind(new Classifier()));
        Assert.Equal((true, true, 2), Kind(new XorAdam()));
        Assert.Equal((true, false, 0), Kind(new OddLargeBatch()));
        Assert.Equal((false, false, 0), Kind(new Control()));
        Assert.Equal((false, false, 0), Kind(new WithCustomLoss()));

        static (bool, bool, int) Kind(INetwork network) =>
            (network is IProbabilisticNetwork, network is IClassifier, (network as IClassifier)?.ClassCount ?? 0);
    }

    [Fact]
    public void A_network_that_inherits_from_another_has_a_loss_of_its_own()
    {
        float[] sum = ProbabilitiesOf(new InheritedClasses(seed: 1), [1, 2]);
        Assert.Equal(1, sum.Sum(), 1e-6);
        Assert.NotEqual(1, ProbabilitiesOf(new InheritedLabels(seed: 1), [1, 2]).Sum(), 1e-3);
    }

    private static float[] OutputsOf(INetwork network, float[] inputs)
    {
        var outputs = new float[inputs.Length / network.InputCount * network.OutputCount];
        network.Predict(inputs, outputs);
        return outputs;
    }

    private static float[] ProbabilitiesOf(IProbabilisticNetwork network, float[] inputs)
    {
        var probabilities = new float[inputs.Length / network.InputCount * network.OutputCount];
        network.PredictProbabilities(inputs, probabilities);
        return probabilities;
    }

    private static int[] ClassesOf(IClassifier network, float[] inputs)
    {
        var classes = new int[inputs.Length / network.InputCount];
        network.PredictClasses(inputs, classes);
        return classes;
    }

    private static ClassProbability[] TopOf(IClassifier network, float[] inputs)
    {
        var top = new ClassProbability[inputs.Length / network.InputCount * 2];
        network.PredictTop(inputs, 2, top);
        return top;
    }
}
