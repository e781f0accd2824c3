using CsCheck;

namespace AdamKernels.Data.Tests.Splitting;

public sealed class SplitTests
{
    private const int MaxCount = 300;

    /// <summary>Fractions with zeros among them, and class numbers of which some are rare.</summary>
    private static readonly Gen<(int Count, int[] Fractions, int Classes, ulong Seed, bool Stratify)> Cases = Gen.Select(
        Gen.Int[0, MaxCount], Gen.Int[0, 20].Array[3].Where(parts => parts.Sum() > 0), Gen.Int[1, 12], Gen.ULong, Gen.Bool);

    /// <summary>Fails when a row is lost, doubled or torn apart, and when a part has another size.</summary>
    [Fact]
    public void Every_row_is_in_one_part_with_its_own_target_and_label() => Cases.Sample(sample =>
    {
        DataSet data = Numbered(sample.Count, sample.Classes);
        double[] fractions = Normalize(sample.Fractions);

        DataSet[] parts = Parts(data.Split(fractions[0], fractions[1], fractions[2], sample.Seed, sample.Stratify));

        IEnumerable<int> rows = parts.SelectMany(part => Enumerable.Range(0, part.Count).Select(i => RowOf(part, i)));
        Assert.Equal(Enumerable.Range(0, sample.Count), rows.Order());
        for (int part = 0; part < parts.Length; part++)
        {
            Assert.InRange(parts[part].Count - (fractions[part] * sample.Count), -1.000001, 1.000001);
        }
    });

    /// <summary>
    /// Fails when classes are not divided in proportion. A cut may fall between rows of the same place, of which each class has at most
    /// one, so that a class is off by that, and by its share of what the other classes are off.
    /// </summary>
    [Fact]
    public void A_stratified_split_divides_each_class() => Cases.Sample(sample =>
    {
        DataSet data = Numbered(sample.Count, sample.Classes);
        double[] fractions = Normalize(sample.Fractions);

        DataSet[] parts = Parts(data.Split(fractions[0], fractions[1], fractions[2], sample.Seed, stratify: true));

        foreach (IGrouping<int, int> rows in data.Labels.GroupBy(label => label))
        {
            double share = (double)rows.Count() * sample.Classes / Math.Max(1, sample.Count);
            for (int part = 0; part < parts.Length; part++)
            {
                double difference = parts[part].Labels.Count(label => label == rows.Key) - (fractions[part] * rows.Count());
                Assert.InRange(difference, -2 - share, 2 + share);
            }
        }
    });

    [Fact]
    public void Ten_classes_of_ten_rows_are_divided_exactly()
    {
        DataSplit split = Numbered(100, 10).Split(0.7, 0.2, 0.1, seed: 5, stratify: true);

        foreach ((DataSet part, int expected) in new[] { (split.Training, 7), (split.Validation, 2), (split.Test, 1) })
        {
            Assert.All(part.Labels.CountBy(label => label), pair => Assert.Equal(expected, pair.Value));
            Assert.Equal(10 * expected, part.Count);
        }
    }

    /// <summary>The rows are written down: fails when the order depends on the machine, the runtime or a change of the algorithm.</summary>
    [Fact]
    public void A_seed_makes_the_same_parts_everywhere()
    {
        DataSplit split = Numbered(12, 3).Split(0.5, 0.25, 0.25, seed: 3);
        DataSplit stratified = Numbered(12, 3).Split(0.5, 0.25, 0.25, seed: 3, stratify: true);

        Assert.Equal("6 5 0 11 10 1 | 9 3 4 | 2 7 8", Rows(split));
        Assert.Equal("6 5 0 11 10 1 | 9 4 2 | 3 7 8", Rows(stratified));
    }

    [Fact]
    public void Another_seed_makes_other_parts() =>
        Assert.NotEqual(Rows(Numbered(50, 3).Split(0.5, 0.25, 0.25, seed: 1)), Rows(Numbered(50, 3).Split(0.5, 0.25, 0.25, seed: 2)));

    /// <summary>A network that learns from the first rows of a part only must not see one class.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Parts_are_in_random_order(bool stratify)
    {
        int[] labels = Numbered(300, 3).Split(0.8, 0, 0.2, seed: 1, stratify).Training.Labels;

        Assert.InRange(Enumerable.Range(1, labels.Length - 1).Count(i => labels[i] == labels[i - 1]), 60, 100);
    }

    [Fact]
    public void Names_are_kept()
    {
        DataSet part = Numbered(10, 2).Split(0.5, 0, 0.5, seed: 1).Training;

        Assert.Equal(["row", "half"], part.InputNames);
        Assert.Equal(["target"], part.TargetNames);
        Assert.Equal(["0", "1"], part.ClassNames);
    }

    [Theory]
    [InlineData(0.7, 0.15, 0.1)]
    [InlineData(70, 15, 15)]
    [InlineData(1.5, -0.5, 0)]
    [InlineData(-0.5, 1, 0.5)]
    [InlineData(0.5, 1, -0.5)]
    [InlineData(double.NaN, 0.5, 0.5)]
    public void Fractions_add_up_to_1(double training, double validation, double test) =>
        Assert.Throws<ArgumentException>(() => Numbered(10, 2).Split(training, validation, test, seed: 1));

    [Fact]
    public void A_set_without_labels_cannot_be_stratified() =>
        Assert.Throws<InvalidOperationException>(() => new DataSet([1, 2, 3], 1).Split(0.5, 0, 0.5, seed: 1, stratify: true));

    /// <summary>Rows that know their number.</summary>
    private static DataSet Numbered(int count, int classes) => new([.. Enumerable.Range(0, 2 * count).Select(i => i / 2f)], 2)
    {
        Targets = [.. Enumerable.Range(0, count).Select(i => -(float)i)],
        Labels = [.. Enumerable.Range(0, count).Select(i => i * i % classes == 0 ? 0 : i % classes)],
        InputNames = ["row", "half"],
        TargetNames = ["target"],
        ClassNames = [.. Enumerable.Range(0, classes).Select(i => $"{i}")],
    };

    /// <summary>The number of a row, if its inputs, its target and its label still belong together.</summary>
    private static int RowOf(DataSet part, int row)
    {
        int number = (int)part.Inputs[2 * row];
        DataSet expected = Numbered(MaxCount, part.ClassNames.Count);
        Assert.Equal(number + 0.5f, part.Inputs[(2 * row) + 1]);
        Assert.Equal(-(float)number, part.Targets[row]);
        Assert.Equal(expected.Labels[number], part.Labels[row]);
        return number;
    }

    private static double[] Normalize(int[] fractions) => [.. fractions.Select(fraction => (double)fraction / fractions.Sum())];

    private static DataSet[] Parts(DataSplit split) => [split.Training, split.Validation, split.Test];

    private static string Rows(DataSplit split) =>
        string.Join(" | ", Parts(split).Select(part => string.Join(' ', Enumerable.Range(0, part.Count).Select(i => part.Inputs[2 * i]))));
}
