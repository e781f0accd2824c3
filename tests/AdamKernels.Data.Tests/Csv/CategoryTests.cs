namespace AdamKernels.Data.Tests.Csv;

public sealed class CategoryTests
{
    private const string Cities = "city\nBern\nBasel\nBern\nAarau\n";

    [Fact]
    public void Categories_are_one_hot_in_ordinal_order()
    {
        DataSet data = Format().ReadText(Cities);

        Assert.Equal(["city=Aarau", "city=Basel", "city=Bern"], data.InputNames);
        Assert.Equal([0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 0], data.Inputs);
    }

    /// <summary>Fails when "10" comes before "2", so that the label of a digit is another number.</summary>
    [Theory]
    [InlineData("2\n10\n0\n1", "0 1 2 10")]
    [InlineData("2\n-10\n01\n1", "-10 01 1 2")]
    [InlineData("2\n10\nx", "10 2 x")]
    [InlineData("b\nB\na", "B a b")]
    public void Integers_are_in_the_order_of_their_numbers(string rows, string expected)
    {
        var format = new CsvFormat { Columns = [new CategoryColumn("a"), new LabelColumn("b")], Names = ["a", "b"] };

        CsvSchema schema = format.LearnText(string.Concat(rows.Split('\n').Select(row => $"{row},{row}\n")));

        Assert.Equal(expected.Split(' ').Select(name => $"a={name}"), schema.InputNames);
        Assert.Equal(expected.Split(' '), schema.ClassNames);
    }

    [Fact]
    public void Given_categories_keep_their_order()
    {
        var column = new CategoryColumn("size") { Categories = ["S", "M", "L"] };

        Assert.Equal([0, 0, 1, 1, 0, 0], new CsvFormat { Columns = [column] }.ReadText("size\nL\nS\n").Inputs);
    }

    [Fact]
    public void An_unknown_category_is_an_error_by_default()
    {
        CsvSchema schema = Format().LearnText(Cities);

        DataFormatException error = Assert.Throws<DataFormatException>(() => schema.ReadText("city\nBern\nChur\n"));
        Assert.Equal("Expected one of Aarau, Basel, Bern in column 'city' (line 3, column 1), but got 'Chur'.", error.Message);
    }

    [Fact]
    public void An_unknown_category_may_be_other_or_zeros()
    {
        CsvSchema other = Format(unknown: UnknownCategory.Other).LearnText(Cities);
        CsvSchema zeros = Format(unknown: UnknownCategory.Zeros).LearnText(Cities);

        Assert.Equal(["city=Aarau", "city=Basel", "city=Bern", "city is other"], other.InputNames);
        Assert.Equal([0, 1, 0, 0, 0, 0, 0, 1], other.ReadText("city\nBasel\nChur\n").Inputs);
        Assert.Equal([0, 1, 0, 0, 0, 0], zeros.ReadText("city\nBasel\nChur\n").Inputs);
    }

    [Fact]
    public void Rare_categories_count_as_unknown()
    {
        DataSet data = Format(unknown: UnknownCategory.Other, minCount: 2).ReadText(Cities);

        Assert.Equal(["city=Bern", "city is other"], data.InputNames);
        Assert.Equal([1, 0, 0, 1, 1, 0, 0, 1], data.Inputs);
    }

    /// <summary>Fails when the category of missing values exists only if the first file lacks a value.</summary>
    [Fact]
    public void Missing_values_may_be_a_category()
    {
        CsvSchema schema = Format(missing: "none").LearnText(Cities);

        Assert.Equal(["city=Aarau", "city=Basel", "city=Bern", "city=none"], schema.InputNames);
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 1], schema.ReadText("city\n?\nnone\n").Inputs);
    }

    /// <summary>Fails when the text of a missing value is learned as a category of its own.</summary>
    [Fact]
    public void Missing_values_of_the_training_file_are_in_their_category() =>
        Assert.Equal([1, 0, 0, 1, 0, 1], Format(missing: "none").ReadText("city\nBern\n?\nNA\n").Inputs);

    [Fact]
    public void A_missing_value_is_an_error_by_default()
    {
        CsvSchema schema = new CsvFormat { Columns = [new NumberColumn("a"), new LabelColumn("b")] }.LearnText("a,b\n1,x\n2,y\n");

        Assert.Equal(
            "Expected a category in column 'city' (line 3, column 1), but got '?', which counts as missing.",
            Format().ErrorIn("city\nBern\n?\n").Message);
        Assert.Equal(
            "Expected one of x, y in column 'b' (line 2, column 2), but got nothing.",
            Assert.Throws<DataFormatException>(() => schema.ReadText("a,b\n1,\n")).Message);
    }

    /// <summary>Names or measurements that are taken for categories would fill the memory.</summary>
    [Theory]
    [InlineData(1, 1001, "Expected at most 1000 different categories (give them to have more) in column 'city' (line 1002, column 1)")]
    [InlineData(2, 1001, "Expected 1 to 1000 categories in column 'city', but got 1001.")]
    [InlineData(2, 100_001, "Expected at most 100000 different categories (give them to have more) in column 'city' (line 100002,")]
    public void Too_many_categories_are_an_error(int minCount, int different, string message)
    {
        string rows = string.Concat(Enumerable.Range(0, 2 * different).Select(i => $"{i % different}x\n"));

        Assert.StartsWith(message, Format(minCount: minCount).ErrorIn("city\n" + rows).Message);
    }

    [Fact]
    public void Categories_that_are_all_rare_are_an_error() => Assert.Equal(
        "Expected 1 to 1000 categories in column 'city', but got 0.", Format(minCount: 3).ErrorIn(Cities).Message);

    /// <summary>As when a program passes on what it may or may not have.</summary>
    [Fact]
    public void Lists_that_are_null_are_learned()
    {
        var format = new CsvFormat
        {
            Columns = [new CategoryColumn("a") { Categories = null }, new LabelColumn("b") { Classes = null }],
        };

        CsvSchema schema = format.LearnText("a,b\ny,no\nx,yes\n");

        Assert.Equal(["a=x", "a=y"], schema.InputNames);
        Assert.Equal(["no", "yes"], schema.ClassNames);
    }

    [Fact]
    public void Categories_that_are_equal_or_none_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => new CategoryColumn("a") { Categories = ["x", "y", "x"] });
        Assert.Throws<ArgumentException>(() => new LabelColumn("a") { Classes = [] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CategoryColumn("a") { MinCount = 0 });
    }

    [Fact]
    public void A_class_that_training_did_not_have_is_an_error()
    {
        CsvSchema schema = new CsvFormat { Columns = [new NumberColumn("a"), new LabelColumn("b")] }.LearnText("a,b\n1,x\n2,y\n");

        Assert.Equal(
            "Expected one of x, y in column 'b' (line 2, column 2), but got 'z'.",
            Assert.Throws<DataFormatException>(() => schema.ReadText("a,b\n1,z\n")).Message);
    }

    private static CsvFormat Format(
        UnknownCategory unknown = UnknownCategory.Error, int minCount = 1, string? missing = null) => new()
        {
            Columns = [new CategoryColumn("city") { Unknown = unknown, MinCount = minCount, MissingCategory = missing }],
        };
}
