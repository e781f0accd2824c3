using System.Globalization;

namespace AdamKernels.Data.Tests.Csv;

public sealed class CsvSchemaTests
{
    private const string Text = "age,city,income,price,bought\n30,Bern,1000,1.5,no\n40,Basel,,2.5,yes\n?,Bern,3000,3.5,no\n";

    private static readonly CsvSchema Schema = new CsvFormat
    {
        Columns =
        [
            new NumberColumn("age") { Missing = MissingValues.Mean },
            new NumberColumn("income") { Missing = MissingValues.Median.WithIndicator() },
            new CategoryColumn("city") { Unknown = UnknownCategory.Other },
            new TargetColumn("price"),
            new LabelColumn("bought"),
        ],
    }.LearnText(Text);

    [Fact]
    public void It_says_what_was_learned() => Assert.Equal(
        """
        6 inputs from 3 columns
        age     number; missing values become 35
        income  number; missing values become 2000, with an indicator
        city    one of Basel, Bern; others count as other; missing values are errors
        price   target
        bought  label; 0 to 1 for no, yes
        """.ReplaceLineEndings("\n"),
        Schema.ToString());

    /// <summary>Every choice that a column makes is one that a reader of the description must know.</summary>
    [Fact]
    public void It_says_what_is_done_with_unknown_and_missing_categories() => Assert.Equal(
        """
        17 inputs from 3 columns
        size    one of S, M, L; others are errors; missing values are errors
        city    one of Basel, Bern, none; others become zeros; missing values count as none
        digits  one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, … (11 in all); others are errors; missing values are errors
        """.ReplaceLineEndings("\n"),
        new CsvFormat
        {
            Columns =
            [
                new CategoryColumn("size") { Categories = ["S", "M", "L"] },
                new CategoryColumn("city") { Unknown = UnknownCategory.Zeros, MissingCategory = "none" },
                new CategoryColumn("digits") { Categories = [.. Enumerable.Range(0, 11).Select(i => $"{i}")] },
            ],
        }.LearnText("size,city,digits\nS,Bern,0\nM,Basel,1\n").ToString());

    [Fact]
    public void A_file_to_predict_needs_no_targets_and_no_labels()
    {
        DataSet data = Schema.ReadInputs(new StringReader("city,income,age\nChur,,50\n"));

        Assert.Equal([50, 2000, 1, 0, 0, 1], data.Inputs);
        Assert.Equal((0, 0, 0), (data.Targets.Length, data.Labels.Length, data.TargetCount));
        Assert.Empty(data.ClassNames);
    }

    /// <summary>Fails when one row from elsewhere becomes other inputs than the same row of a file.</summary>
    [Fact]
    public void A_single_row_becomes_the_same_inputs()
    {
        float[] inputs = Schema.EncodeInputs(new Dictionary<string, string?> { ["age"] = " 40 ", ["city"] = "Basel", ["income"] = null });

        Assert.Equal(Schema.ReadText(Text).Inputs[6..12], inputs);
    }

    [Fact]
    public void A_single_row_has_errors_without_a_line()
    {
        DataFormatException absent = Assert.Throws<DataFormatException>(() => Schema.EncodeInputs(
            new Dictionary<string, string?> { ["age"] = "1", ["city"] = "Bern" }));
        DataFormatException wrong = Assert.Throws<DataFormatException>(() => Schema.EncodeInputs(
            new Dictionary<string, string?> { ["age"] = "old", ["city"] = "Bern", ["income"] = "1" }));

        Assert.Equal("Expected a value of column 'income', but got none.", absent.Message);
        Assert.Equal("Expected a number in column 'age', but got 'old'.", wrong.Message);
        Assert.Null(wrong.Line);
    }

    /// <summary>So that a program can write down what was learned. Fails when a learned column still learns.</summary>
    [Fact]
    public void Learned_columns_have_nothing_left_to_learn()
    {
        CsvSchema again = new CsvFormat { Columns = Schema.Columns }.LearnText("age,city,income,price,bought\n1,Chur,5,1,no\n");

        Assert.Equal(Schema.ToString(), again.ToString());
        Assert.Equal(Schema.InputNames, again.InputNames);
        MissingValues income = ((NumberColumn)again.Columns[1]).Missing!;
        Assert.Equal((2000, true), (income.FillValue, income.HasIndicator));
        Assert.Equal(Schema.ReadText(Text).Inputs, again.ReadText(Text).Inputs);
    }

    /// <summary>Fails when learned or given lists can be changed through the objects that were passed in.</summary>
    [Fact]
    public void It_does_not_change_with_what_it_was_made_of()
    {
        var categories = new List<string> { "Bern", "Basel" };
        var columns = new List<CsvColumn>
        {
            new CategoryColumn("city") { Categories = categories },
            new NumberColumn("age") { Missing = MissingValues.Constant(0) },
        };
        var names = new List<string> { "city", "age" };
        var tokens = new List<string> { "none" };
        CultureInfo culture = CommaCulture.Create();
        var format = new CsvFormat { Columns = columns, Separator = ';', Names = names, MissingTokens = tokens, Culture = culture };
        CsvSchema schema = format.LearnText("Bern;1,5\n");

        categories.Add("Chur");
        columns.Clear();
        names.Reverse();
        tokens.Clear();
        culture.NumberFormat.NumberDecimalSeparator = ".";

        Assert.Equal(["city=Bern", "city=Basel", "age"], schema.InputNames);
        Assert.Equal([1, 0, 1.5f, 0, 1, 0], schema.ReadText("Bern;1,5\nBasel;none\n").Inputs);
    }

    [Fact]
    public void Several_threads_may_use_it()
    {
        DataSet[] sets = new DataSet[64];
        Parallel.For(0, sets.Length, i => sets[i] = Schema.ReadText(Text));

        Assert.All(sets, set => Assert.Equal(sets[0].Inputs, set.Inputs));
    }
}
