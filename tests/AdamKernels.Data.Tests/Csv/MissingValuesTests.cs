namespace AdamKernels.Data.Tests.Csv;

public sealed class MissingValuesTests
{
    private const string Text = "a,b\n1,\n2,5\n,6\n9,NaN\n";

    public static TheoryData<string, MissingValues, float[]> Policies => new()
    {
        { "mean", MissingValues.Mean, [1, 5.5f, 2, 5, 4, 6, 9, 5.5f] },
        { "median", MissingValues.Median, [1, 5.5f, 2, 5, 2, 6, 9, 5.5f] },
        { "constant", MissingValues.Constant(-1), [1, -1, 2, 5, -1, 6, 9, -1] },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_policy_of_the_format_applies_to_all_numbers(string name, MissingValues policy, float[] expected)
    {
        Assert.NotEmpty(name);
        Assert.Equal(expected, Format(policy, new NumberColumn("a"), new NumberColumn("b")).ReadText(Text).Inputs);
    }

    [Fact]
    public void A_policy_of_a_column_comes_first()
    {
        CsvFormat format = Format(MissingValues.Mean, new NumberColumn("a") { Missing = MissingValues.Constant(7) }, new NumberColumn("b"));

        CsvFormat strict = Format(MissingValues.Mean, new NumberColumn("a"), new NumberColumn("b") { Missing = MissingValues.Error });

        Assert.Equal([1, 5.5f, 2, 5, 7, 6, 9, 5.5f], format.ReadText(Text).Inputs);
        Assert.Equal((2, 2), (strict.ErrorIn(Text).Line, strict.ErrorIn(Text).Column));
    }

    [Fact]
    public void An_indicator_says_what_was_missing()
    {
        DataSet data = Format(MissingValues.Median.WithIndicator(), new NumberColumn("a"), new NumberColumn("b")).ReadText(Text);

        Assert.Equal(["a", "a is missing", "b", "b is missing"], data.InputNames);
        Assert.Equal([1, 0, 5.5f, 1, 2, 0, 5, 0, 2, 1, 6, 0, 9, 0, 5.5f, 1], data.Inputs);
    }

    /// <summary>Fails when the fill value of a second file is learned from that file.</summary>
    [Fact]
    public void A_second_file_gets_the_values_of_the_first()
    {
        CsvSchema schema = Format(MissingValues.Mean, new NumberColumn("a"), new NumberColumn("b")).LearnText(Text);

        Assert.Equal([4, 100, 50, 5.5f], schema.ReadText("b,a\n100,\n,50\n").Inputs);
    }

    [Fact]
    public void A_target_is_never_filled()
    {
        CsvFormat format = Format(MissingValues.Mean, new NumberColumn("a"), new TargetColumn("b"));

        Assert.Equal("Expected a number in column 'b' (line 2, column 2), but got nothing.", format.ErrorIn(Text).Message);
    }

    [Fact]
    public void A_column_without_values_teaches_nothing() => Assert.Equal(
        "Expected a number in column 'a', but all values are missing.",
        Format(MissingValues.Median, new NumberColumn("a"), new NumberColumn("b")).ErrorIn("a,b\n,1\n?,2\n").Message);

    [Fact]
    public void Tokens_are_as_declared()
    {
        var format = new CsvFormat
        {
            Columns = [new NumberColumn("a"), new NumberColumn("b")],
            Missing = MissingValues.Constant(0),
            MissingTokens = ["-999"],
        };

        Assert.Equal([0, 0], format.ReadText("a,b\n-999,\n").Inputs);
        Assert.Contains("but got 'NA'", format.ErrorIn("a,b\nNA,1\n").Message);
    }

    /// <summary>Fails when the mean is summed in single precision.</summary>
    [Fact]
    public void A_mean_is_summed_in_double()
    {
        // In single precision, 2^24 + 1 is 2^24.
        string text = "a,b\n16777216,0\n" + string.Concat(Enumerable.Repeat("1,0\n", 99_999)) + ",0\n";

        DataSet data = Format(MissingValues.Mean, new NumberColumn("a"), new NumberColumn("b")).ReadText(text);

        Assert.Equal((16777216 + 99_999) / 100_000f, data.Inputs[^2]);
    }

    public static TheoryData<string, MissingValues> Descriptions => new()
    {
        { "missing values are errors", MissingValues.Error },
        { "missing values become the mean", MissingValues.Mean },
        { "missing values become the median, with an indicator", MissingValues.Median.WithIndicator() },
        { "missing values become 37.5", MissingValues.Constant(37.5f) },
    };

    [Theory]
    [MemberData(nameof(Descriptions))]
    public void A_policy_says_what_it_does(string expected, MissingValues policy) => Assert.Equal(expected, policy.ToString());

    [Fact]
    public void Policies_that_make_no_sense_are_rejected()
    {
        Assert.Throws<InvalidOperationException>(() => MissingValues.Error.WithIndicator());
        Assert.Throws<ArgumentOutOfRangeException>(() => MissingValues.Constant(float.NaN));
    }

    private static CsvFormat Format(MissingValues missing, params CsvColumn[] columns) => new() { Columns = columns, Missing = missing };
}
