using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Weights that make rare classes count as much as frequent ones.</summary>
public class ClassWeightsTests
{
    /// <summary>scikit-learn 1.5: compute_class_weight("balanced", classes=[0, 1, 2], y=[0, 0, 0, 0, 1, 1, 2]).</summary>
    [Fact]
    public void Balanced_weights_are_those_of_scikit_learn() => Assert.Equal(
        [(float)(7 / 12d), (float)(7 / 6d), (float)(7 / 3d)], ClassWeights.Balanced([0, 1, 0, 2, 0, 1, 0], 3));

    [Fact]
    public void A_class_without_samples_has_weight_1_and_does_not_count() =>
        Assert.Equal([0.75f, 1, 1.5f, 1], ClassWeights.Balanced([0, 2, 0], 4));

    [Fact]
    public void The_weights_of_the_samples_add_up_to_their_number()
    {
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i * i % 11)];
        var weights = new float[labels.Length];
        ClassWeights.GetSampleWeights(labels, ClassWeights.Balanced(labels, 11), weights);

        Assert.Equal(1000, weights.Sum(weight => (double)weight), 1e-3);
        Assert.All(
            labels.Zip(weights).GroupBy(sample => sample.First),
            samples => Assert.Equal(1000d / labels.Distinct().Count(), samples.Sum(sample => (double)sample.Second), 1e-3));
    }

    /// <summary>A class counted twice as often trains as if its samples were there twice.</summary>
    [Fact]
    public void Weights_of_samples_train_like_repeated_samples()
    {
        var batch = Batch.For<ClassesAdam>(3);
        int[] labels = [1, 0, 1];
        var weights = new float[3];
        ClassWeights.GetSampleWeights(labels, [2, 1, 1, 1], weights);
        Assert.Equal([1f, 2, 1], weights);

        var weighted = new Trainer<ClassesAdam>(new ClassesAdam(seed: 1));
        var repeated = new Trainer<ClassesAdam>(new ClassesAdam(seed: 1));
        float[] second = batch.Inputs[ClassesAdam.InputCount..(2 * ClassesAdam.InputCount)];
        float expected = repeated.Step([.. batch.Inputs, .. second], new[] { 1, 0, 1, 0 });

        Assert.Equal(expected, weighted.Step(batch.Inputs, Targets.FromLabels(labels).WithWeights(weights)), 1e-6);
    }

    [Fact]
    public void Weights_of_samples_allocate_nothing()
    {
        int[] labels = [1, 0, 1];
        float[] classes = [2, 1];
        var weights = new float[3];
        Allocations.AssertNone(() => ClassWeights.GetSampleWeights(labels, classes, weights));
    }

    [Fact]
    public void A_bad_call_says_what_is_wrong()
    {
        Refused<ArgumentException>("labels", "Expected one or more labels", () => ClassWeights.Balanced([], 2));
        Refused<ArgumentOutOfRangeException>("classCount", "", () => ClassWeights.Balanced([0], 0));
        Refused<ArgumentOutOfRangeException>(
            "labels", "Expected labels from 0 to 1, but that of sample 2 is 2.", () => ClassWeights.Balanced([0, 1, 2], 2));
        Refused<ArgumentOutOfRangeException>(
            "labels", "Expected labels from 0 to 1, but that of sample 1 is -1.", () => ClassWeights.Balanced([0, -1], 2));
        Refused<ArgumentException>(
            "sampleWeights",
            "Expected one weight per sample, 2, but got 3.",
            () => ClassWeights.GetSampleWeights([0, 1], [1, 1], new float[3]));
        float[] weights = [7, 7];
        Refused<ArgumentOutOfRangeException>(
            "labels", "Expected labels from 0 to 0", () => ClassWeights.GetSampleWeights([0, 1], [1], weights));
        Assert.Equal([7f, 7], weights);

        static void Refused<TException>(string parameter, string message, Action call)
            where TException : ArgumentException => Assert.StartsWith(message, Assert.Throws<TException>(parameter, call).Message);
    }
}
