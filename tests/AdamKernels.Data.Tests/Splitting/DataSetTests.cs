namespace AdamKernels.Data.Tests.Splitting;

public sealed class DataSetTests
{
    [Fact]
    public void Counts_follow_from_the_lengths()
    {
        var data = new DataSet(new float[12], 3) { Targets = new float[8], Labels = [0, 1, 1, 0], ClassNames = ["no", "yes"] };

        Assert.Equal((4, 3, 2), (data.Count, data.InputCount, data.TargetCount));
        Assert.Equal("4 rows of 3 inputs and 2 targets, with labels of 2 classes", data.ToString());
    }

    /// <summary>Fails when a set without rows has another shape than the same set with rows.</summary>
    [Fact]
    public void A_set_without_rows_still_has_targets()
    {
        var data = new DataSet([], 3) { TargetNames = ["price", "weight"] };

        Assert.Equal((0, 3, 2), (data.Count, data.InputCount, data.TargetCount));
        Assert.Equal("0 rows of 3 inputs", data.ToString());
    }

    /// <summary>Fails when a file without rows cannot be split, or when its parts have other columns.</summary>
    [Fact]
    public void A_set_without_rows_splits_into_such_sets()
    {
        DataSplit split = new DataSet([], 3) { TargetNames = ["price", "weight"] }.Split(0.5, 0.25, 0.25, seed: 1, stratify: true);

        Assert.All(
            [split.Training, split.Validation, split.Test],
            part => Assert.Equal((0, 3, 2), (part.Count, part.InputCount, part.TargetCount)));
    }

    [Theory]
    [InlineData("", "2 rows of 1 input, with labels")]
    [InlineData("only", "2 rows of 1 input, with labels of 1 class")]
    [InlineData("no yes", "2 rows of 1 input, with labels of 2 classes")]
    public void It_says_how_many_classes_it_knows(string classes, string expected)
    {
        var data = new DataSet([1, 2], 1) { Labels = [0, 0], ClassNames = classes.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

        Assert.Equal(expected, data.ToString());
    }

    [Fact]
    public void Lengths_that_do_not_fit_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => new DataSet(new float[10], 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DataSet([], 0));
        Assert.Throws<ArgumentException>(() => new DataSet(new float[12], 3) { Targets = new float[9] });
        Assert.Throws<ArgumentException>(() => new DataSet(new float[12], 3) { Labels = [0, 1, 2] });
        Assert.Throws<ArgumentException>(() => new DataSet(new float[12], 3) { InputNames = ["a", "b"] });
        Assert.Throws<ArgumentException>(() => new DataSet([], 3) { Targets = [1] });
    }

    [Fact]
    public void Rows_are_selected_in_the_given_order()
    {
        DataSet selected = new DataSet([1, 2, 3, 4, 5, 6], 2) { Targets = [7, 8, 9], Labels = [0, 1, 2] }.Select([2, 0, 2]);

        Assert.Equal([5, 6, 1, 2, 5, 6], selected.Inputs);
        Assert.Equal([9, 7, 9], selected.Targets);
        Assert.Equal([2, 0, 2], selected.Labels);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_row_that_does_not_exist_is_rejected(int row) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DataSet([1, 2, 3], 1).Select([row]));
}
