using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;
using static AdamKernels.Tests.Reference.Descriptions;

namespace AdamKernels.Tests.Options;

/// <summary>The parameters' average, standardized inputs, initializers, and losses with weights.</summary>
public class NetworkOptionTests
{
    private readonly Batch _batch = Batch.For<Plain>(rows: 6);

    /// <summary>Fails when the average takes the parameters before the update, or weights the two the wrong way round.</summary>
    [Fact]
    public void The_average_follows_the_parameters()
    {
        var trainer = new Trainer<WithAverage>(new WithAverage(seed: 3));
        float[] start = trainer.CanonicalState().First();
        Assert.Equal(start, trainer.CanonicalState().Last());

        double[] average = Batch.Doubles(start);
        for (int step = 0; step < 30; step++)
        {
            trainer.Step(_batch.Inputs, _batch.Targets);
            average = [.. average.Zip(trainer.CanonicalState().First(), (a, p) => a + 0.25 * (p - a))];
        }

        Assert.True(Distance.RelativeL2(average, Batch.Doubles(trainer.CanonicalState().Last())) < 1e-6);
        var plain = new Trainer<Plain>(new Plain(seed: 3));
        for (int step = 0; step < 30; step++)
        {
            plain.Step(_batch.Inputs, _batch.Targets);
        }

        Assert.Equal(plain.CanonicalState().First(), trainer.CanonicalState().First());
    }

    [Fact]
    public void An_evaluation_of_the_average_is_that_of_a_network_with_it()
    {
        var trainer = new Trainer<WithAverage>(new WithAverage(seed: 3));
        for (int step = 0; step < 30; step++)
        {
            trainer.Step(_batch.Inputs, _batch.Targets);
        }

        Evaluation current = trainer.Evaluate(_batch.Inputs, _batch.Targets);
        Evaluation average = trainer.EvaluateAverage(_batch.Inputs, _batch.Targets);
        var copy = new WithAverage();
        trainer.CopyAverageTo(copy);

        Assert.NotEqual(current, average);
        Assert.Equal(new Trainer<WithAverage>(copy).Evaluate(_batch.Inputs, _batch.Targets), average);
        Assert.Equal(current, trainer.Evaluate(_batch.Inputs, _batch.Targets));

        trainer.ResetAverage();
        Assert.Equal(current, trainer.EvaluateAverage(_batch.Inputs, _batch.Targets));
    }

    [Fact]
    public void Without_an_average_there_is_none_to_evaluate()
    {
        var trainer = new Trainer<Plain>(new Plain(seed: 3));

        Refusal.Assert<InvalidOperationException, Plain>(
            trainer, () => trainer.EvaluateAverage(_batch.Inputs, _batch.Targets), "[AverageParameters]");
        Refusal.Assert<InvalidOperationException, Plain>(trainer, () => trainer.CopyAverageTo(new Plain()), "[AverageParameters]");
        Refusal.Assert<InvalidOperationException, Plain>(trainer, trainer.ResetAverage, "[AverageParameters]");
    }

    /// <summary>Fails when training or prediction forgets to standardize, or does it twice.</summary>
    [Fact]
    public void A_network_that_standardizes_is_one_with_standardized_inputs()
    {
        float[] raw = [.. _batch.Inputs.Select((x, i) => 1000 * x * (1 + i % 3) + 50)];
        Standardization standardization = Standardization.Learn(raw, 3);
        var inputs = new float[raw.Length];
        standardization.Apply(raw, inputs);
        var own = new Trainer<WithStandardization>(new WithStandardization(seed: 3) { InputStandardization = standardization });
        var plain = new Trainer<Plain>(new Plain(seed: 3));
        for (int step = 0; step < 10; step++)
        {
            Assert.Equal(plain.Step(inputs, _batch.Targets), own.Step(raw, _batch.Targets));
            plain.UpdateParameters(plain.Backpropagate(plain.ForwardPropagate(inputs), _batch.Targets));
            own.UpdateParameters(own.Backpropagate(own.ForwardPropagate(raw), _batch.Targets));
        }

        var options = new FitOptions { Epochs = 3, BatchSize = 2 };
        plain.Fit(inputs, _batch.Targets, options);
        own.Fit(raw, _batch.Targets, options);
        Assert.Equal(Bits.Of(plain), Bits.Of(own));
        Assert.Equal(plain.Evaluate(inputs, _batch.Targets), own.Evaluate(raw, _batch.Targets));
        Assert.Equal(plain.EvaluateRegression(inputs, _batch.Targets), own.EvaluateRegression(raw, _batch.Targets));

        var expected = new float[12];
        var actual = new float[12];
        plain.Network.Predict(inputs, expected);
        own.Network.Predict(raw, actual);
        Assert.Equal(expected, actual);
        own.Network.Predict(raw.AsSpan(3, 3), actual.AsSpan(0, 2));
        Assert.Equal(expected[2..4], actual[..2]);
    }

    [Fact]
    public void A_standardization_of_another_width_is_refused()
    {
        var network = new WithStandardization();

        Assert.Contains(
            "3 columns, but got one of 4",
            Assert.Throws<ArgumentException>(() => network.InputStandardization = Standardization.Identity(4)).Message);
    }

    [Fact]
    public void Layers_start_as_their_initializers_say()
    {
        float[] parameters = new Trainer<WithInitializers>(new WithInitializers(seed: 3)).CanonicalState().First();
        float[] he = parameters[..(64 * 40)];
        int second = 64 * 41;
        float[] orthogonal = parameters[second..(second + 64 * 64)];
        float[] rest = parameters[(second + 64 * 64)..];

        Assert.InRange(he.Average(w => (double)w * w) * 40 / 2, 0.9, 1.1);
        Assert.All(parameters[(64 * 40)..second], bias => Assert.Equal(0, bias));
        for (int row = 0; row < 64; row += 13)
        {
            Assert.Equal(1, orthogonal.Skip(64 * row).Take(64).Sum(w => (double)w * w), 1e-6);
            Assert.Equal(0, orthogonal.Skip(64 * row).Take(64).Zip(orthogonal.Skip(64 * 7).Take(64), (a, b) => (double)a * b).Sum(), 1e-6);
        }

        Assert.All(rest[..64], bias => Assert.Equal(0, bias));
        Assert.All(rest[64..128], gain => Assert.Equal(1, gain));
        Assert.All(rest[128..192], shift => Assert.Equal(0, shift));
        Assert.All(rest[192..(192 + 256)], weight => Assert.Equal(0.125f, weight));
        Assert.All(rest[(192 + 256)..], bias => Assert.Equal(0, bias));
    }

    /// <summary>Labels divide by the sum of their weights, rows of probabilities by the number of rows, as PyTorch has it.</summary>
    [Fact]
    public void Weighted_classes_are_averaged_as_PyTorch_does()
    {
        var trainer = new Trainer<WithClassWeights>(new WithClassWeights(seed: 3));
        int[] labels = [0, 2, 1, 1, 2, 1];
        float[] rows = [.. labels.SelectMany(label => Enumerable.Range(0, 3).Select(c => c == label ? 1f : 0))];
        ReferenceLoss loss = ReferenceLoss.Of(typeof(WithClassWeights));
        var reference = new ReferenceNetwork(DescriptionOf<WithClassWeights>(), loss);
        double[][] targets = [.. rows.Chunk(3).Select(Batch.Doubles)];
        double[] parameters = Batch.Doubles(trainer.CanonicalState().First());
        foreach (bool areLabels in new[] { true, false })
        {
            loss.TargetsAreLabels = areLabels;
            double expected = reference.Loss(parameters, _batch.ReferenceInputs, targets);
            ReadOnlySpan<float> outputs = trainer.ForwardPropagate(_batch.Inputs);
            float actual = areLabels ? trainer.CalculateLoss(outputs, labels) : trainer.CalculateLoss(outputs, rows);
            Assert.Equal(expected, actual, 1e-6 * expected);

            var gradient = new float[parameters.Length];
            (areLabels ? trainer.Backpropagate(outputs, labels) : trainer.Backpropagate(outputs, rows)).CopyTo(gradient);
            Assert.True(
                Distance.RelativeL2(reference.Gradient(parameters, _batch.ReferenceInputs, targets), Batch.Doubles(gradient)) < 1e-5);

            Evaluation evaluation = areLabels ? trainer.Evaluate(_batch.Inputs, labels) : trainer.Evaluate(_batch.Inputs, rows);
            Assert.Equal(expected, evaluation.Loss, 1e-6 * expected);
        }
    }

    /// <summary>Batches of an evaluation count by their weights: cut differently, the mean is the same.</summary>
    [Fact]
    public void An_evaluation_in_several_batches_is_the_mean_over_all_samples()
    {
        var trainer = new Trainer<WithClassWeights>(new WithClassWeights(seed: 3));
        NetworkDescription description = DescriptionOf<WithClassWeights>();
        float[] inputs = RandomSamples.Inputs(description, 19, seed: 4);
        int[] labels = [.. Enumerable.Range(0, 19).Select(i => i < 8 ? 2 : i % 2)];
        ReferenceLoss loss = ReferenceLoss.Of(typeof(WithClassWeights));
        loss.TargetsAreLabels = true;
        double[][] targets = [.. labels.Select(label => Enumerable.Range(0, 3).Select(c => c == label ? 1d : 0).ToArray())];
        double expected = new ReferenceNetwork(description, loss).Loss(
            Batch.Doubles(trainer.CanonicalState().First()), [.. inputs.Chunk(3).Select(Batch.Doubles)], targets);

        Assert.Equal(expected, trainer.Evaluate(inputs, labels).Loss, 1e-6 * expected);
    }

    [Fact]
    public void Positive_targets_count_by_their_weights()
    {
        var trainer = new Trainer<WithPositiveWeights>(new WithPositiveWeights(seed: 3));
        var reference = new ReferenceNetwork(DescriptionOf<WithPositiveWeights>(), ReferenceLoss.Of(typeof(WithPositiveWeights)));
        double[] parameters = Batch.Doubles(trainer.CanonicalState().First());
        ReadOnlySpan<float> outputs = trainer.ForwardPropagate(_batch.Inputs);
        double expected = reference.Loss(parameters, _batch.ReferenceInputs, _batch.ReferenceTargets);
        Assert.Equal(expected, trainer.CalculateLoss(outputs, _batch.Targets), 1e-6 * expected);

        var gradient = new float[parameters.Length];
        trainer.Backpropagate(outputs, _batch.Targets).CopyTo(gradient);
        Assert.True(
            Distance.RelativeL2(
                reference.Gradient(parameters, _batch.ReferenceInputs, _batch.ReferenceTargets), Batch.Doubles(gradient)) < 1e-5);
    }
}
