using CsCheck;

namespace AdamKernels.Tests.Training.Metrics;

/// <summary>Counts and shares against numbers by hand, and against the definitions on random samples.</summary>
/// <remarks>Rows and columns in each other's place make these fail, and so does a division by the number of classes.</remarks>
public class ConfusionMatrixTests
{
    /// <summary>Six of class 0, five of class 1, one of class 2; class 3 does not occur.</summary>
    private static readonly (
        int Actual, int Predicted, int Count)[] Example = [(0, 0, 4), (0, 1, 2), (1, 1, 3), (1, 0, 1), (1, 2, 1), (2, 0, 1)];

    [Fact]
    public void An_example_by_hand()
    {
        ConfusionMatrix matrix = Filled();

        Assert.Equal((4, 12L), (matrix.ClassCount, matrix.SampleCount));
        Assert.Equal((4L, 2L, 1L, 0L), (matrix.GetCount(0, 0), matrix.GetCount(0, 1), matrix.GetCount(1, 0), matrix.GetCount(2, 1)));
        Assert.Equal(7 / 12d, matrix.Accuracy);
        Assert.Equal([4 / 6d, 3 / 5d, 0, 0], Enumerable.Range(0, 4).Select(matrix.GetPrecision));
        Assert.Equal([4 / 6d, 3 / 5d, 0, 0], Enumerable.Range(0, 4).Select(matrix.GetRecall));
        Assert.Equal([8 / 12d, 6 / 10d, 0, 0], Enumerable.Range(0, 4).Select(matrix.GetF1));
        Assert.Equal((8 / 12d + 6 / 10d) / 4, matrix.MacroF1, 1e-15);
    }

    /// <summary>Precision divides by what was predicted, recall by what is there.</summary>
    [Fact]
    public void Precision_and_recall_are_not_the_same()
    {
        var matrix = new ConfusionMatrix(2);
        for (int i = 0; i < 9; i++)
        {
            matrix.Add(predicted: 1, label: i < 3 ? 1 : 0);
        }

        matrix.Add(predicted: 0, label: 1);

        Assert.Equal((3 / 9d, 3 / 4d, 6 / 13d), (matrix.GetPrecision(1), matrix.GetRecall(1), matrix.GetF1(1)));
        Assert.Equal((0d, 0d, 0d), (matrix.GetPrecision(0), matrix.GetRecall(0), matrix.GetF1(0)));
    }

    [Fact]
    public void Without_samples_everything_is_0()
    {
        ConfusionMatrix filled = Filled();
        filled.Clear();
        foreach (ConfusionMatrix matrix in new[] { filled, new ConfusionMatrix(4) })
        {
            Assert.Equal((0L, 0L, 0d, 0d), (matrix.SampleCount, matrix.GetCount(0, 0), matrix.Accuracy, matrix.MacroF1));
            Assert.Equal((0d, 0d, 0d), (matrix.GetPrecision(0), matrix.GetRecall(0), matrix.GetF1(0)));
        }
    }

    [Fact]
    public void Random_samples_follow_the_definitions() =>
        Gen.Int[2, 6].SelectMany(
            classes => Gen.Select(Gen.Int[0, classes - 1], Gen.Int[0, classes - 1]).Array[0, 60].Select(samples => (classes, samples)))
            .Sample(drawn =>
            {
                (int classes, (int Predicted, int Actual)[] samples) = drawn;
                var matrix = new ConfusionMatrix(classes);
                foreach ((int predicted, int actual) in samples)
                {
                    matrix.Add(predicted, actual);
                }

                double macro = 0;
                Assert.Equal(Share(samples, _ => true, sample => sample.Predicted == sample.Actual), matrix.Accuracy);
                for (int label = 0; label < classes; label++)
                {
                    double precision = Share(samples, sample => sample.Predicted == label, sample => sample.Actual == label);
                    double recall = Share(samples, sample => sample.Actual == label, sample => sample.Predicted == label);
                    double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
                    macro += f1 / classes;
                    Assert.Equal((precision, recall), (matrix.GetPrecision(label), matrix.GetRecall(label)));
                    Assert.Equal(f1, matrix.GetF1(label), 1e-14);
                    for (int predicted = 0; predicted < classes; predicted++)
                    {
                        Assert.Equal(samples.Count(sample => sample == (predicted, label)), matrix.GetCount(label, predicted));
                    }
                }

                Assert.Equal(macro, matrix.MacroF1, 1e-14);
            });

    [Fact]
    public void The_largest_output_predicts_and_the_first_at_a_tie()
    {
        var matrix = new ConfusionMatrix(3);
        matrix.Add([0, -1, 2, 5, 5, 1, -3, -2, -1], [2, 1, 2]);

        Assert.Equal((2L, 1L), (matrix.GetCount(2, 2), matrix.GetCount(1, 0)));
        Assert.Equal(2 / 3d, matrix.Accuracy);
    }

    [Fact]
    public void A_bad_call_adds_nothing()
    {
        var matrix = new ConfusionMatrix(3);

        Assert.Equal("predicted", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(3, 0)).ParamName);
        Assert.Equal("label", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(0, -1)).ParamName);
        Assert.Equal("outputs", Assert.Throws<ArgumentException>(() => matrix.Add(new float[5], [0, 1])).ParamName);
        Assert.Equal("labels", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Add(new float[6], [0, 3])).ParamName);
        Assert.Contains("0 to 2", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.GetPrecision(3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.GetRecall(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.GetF1(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.GetCount(3, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.GetCount(0, 3));
        Assert.Equal(0, matrix.SampleCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(46_341)]
    public void There_are_two_classes_or_more(int classes) =>
        Assert.Equal("classCount", Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(classes)).ParamName);

    private static ConfusionMatrix Filled()
    {
        var matrix = new ConfusionMatrix(4);
        foreach ((int actual, int predicted, int count) in Example)
        {
            for (int i = 0; i < count; i++)
            {
                matrix.Add(predicted, actual);
            }
        }

        return matrix;
    }

    private static double Share(
        (int Predicted, int Actual)[] samples, Func<(int Predicted, int Actual), bool> of, Func<(int Predicted, int Actual), bool> are) =>
        samples.Count(of) is var whole && whole == 0 ? 0 : (double)samples.Count(sample => of(sample) && are(sample)) / whole;
}
