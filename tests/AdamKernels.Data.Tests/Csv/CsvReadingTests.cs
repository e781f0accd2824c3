using System.IO.Compression;
using System.Text;

namespace AdamKernels.Data.Tests.Csv;

public sealed class CsvReadingTests
{
    private static readonly CsvFormat TwoNumbers = new() { Columns = [new NumberColumn("a"), new NumberColumn("b")] };

    /// <summary>Fails when columns are taken by position, or when one that is not declared becomes an input.</summary>
    [Fact]
    public void Columns_are_found_by_their_names()
    {
        var format = new CsvFormat
        {
            Columns = [new NumberColumn("b"), new TargetColumn("y"), new NumberColumn("a"), new LabelColumn("class")],
        };

        DataSet data = format.ReadText("a,id,class,b,y\n1,x,yes,2,3\n4,y,no,5,6\n");

        Assert.Equal([2, 1, 5, 4], data.Inputs);
        Assert.Equal([3, 6], data.Targets);
        Assert.Equal([1, 0], data.Labels);
        Assert.Equal(["b", "a"], data.InputNames);
        Assert.Equal(["y"], data.TargetNames);
        Assert.Equal(["no", "yes"], data.ClassNames);
        Assert.Equal((2, 2, 1), (data.Count, data.InputCount, data.TargetCount));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,4")]
    [InlineData("a,b\r\n1,2\r\n3,4\r\n")]
    [InlineData("\n\na,b\n\n1,2\n \n3,4\n\n\n")]
    [InlineData(" a , b \n 1 ,2\t\n3, 4\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\" 2 \"\n3,\"4\"\n")]
    [InlineData("c,b,a\n\"x\n,\"\"y\"\"\",2,1\n,4,3\n")]
    [InlineData("a,b\n1e0,+2\n3.0,.4e1\n")]
    public void Blanks_quotes_and_line_ends_do_not_matter(string text) => Assert.Equal([1, 2, 3, 4], TwoNumbers.ReadText(text).Inputs);

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    [InlineData(' ')]
    public void The_separator_is_as_declared(char separator)
    {
        var format = new CsvFormat { Columns = TwoNumbers.Columns, Separator = separator };

        Assert.Equal([1, 2, 3, 4], format.ReadText("a,b\n1,2\n3,4\n".Replace(',', separator)).Inputs);
        Assert.Contains("Expected one column 'a' in the header (line 1)", format.ErrorIn("a,b\n1,2\n").Message);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('é')]
    public void A_separator_that_cannot_work_is_rejected(char separator) =>
        Assert.ThrowsAny<ArgumentException>(() => new CsvFormat { Columns = TwoNumbers.Columns, Separator = separator });

    /// <summary>Fails when the machine's culture is used, or when a comma groups digits and "1,5" becomes 15.</summary>
    [Fact]
    public void Numbers_are_written_as_in_the_declared_culture()
    {
        var format = new CsvFormat { Columns = TwoNumbers.Columns, Separator = ';', Culture = CommaCulture.Create() };

        Assert.Equal([1.5f, 2.25f], format.ReadText("a;b\n1,5;2,25\n").Inputs);
        Assert.Contains("but got '1.500'", format.ErrorIn("a;b\n1.500;2\n").Message);
        Assert.Contains(
            "but got '1,5'", new CsvFormat { Columns = TwoNumbers.Columns, Separator = ';' }.ErrorIn("a;b\n1,5;2\n").Message);
    }

    [Fact]
    public void Names_stand_in_for_a_header()
    {
        var format = new CsvFormat { Columns = TwoNumbers.Columns, Names = ["b", "unused", "a"] };

        Assert.Equal([3, 1, 6, 4], format.ReadText("1,2,3\n4,5,6\n").Inputs);
        Assert.Equal(
            "Expected one column 'a' among the names, but got none among 'b'.",
            new CsvFormat { Columns = TwoNumbers.Columns, Names = ["b"] }.ErrorIn("1\n").Message);
    }

    [Fact]
    public void A_line_of_a_single_column_may_be_empty()
    {
        var format = new CsvFormat { Columns = [new NumberColumn("a") { Missing = MissingValues.Constant(9) }] };

        Assert.Equal([1, 9, 2], format.ReadText("a\n1\n\n2\n").Inputs);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Files_are_read_compressed_or_not(bool isCompressed)
    {
        byte[] text = [.. Encoding.UTF8.Preamble, .. "a,b\n1,2\n3,4\n"u8];
        string path = Path.GetTempFileName();
        try
        {
            using (Stream file = isCompressed ? new GZipStream(File.Create(path), CompressionLevel.Fastest) : File.Create(path))
            {
                file.Write(text);
            }

            CsvSchema schema = TwoNumbers.Learn(path);

            Assert.Equal([1, 2, 3, 4], schema.Read(path).Inputs);
            Assert.Equal([1, 2, 3, 4], schema.ReadInputs(path).Inputs);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_reader_stays_open()
    {
        using var reader = new StringReader("a,b\n1,2\n");
        TwoNumbers.Learn(reader);

        Assert.Equal(-1, reader.Peek());
    }

    [Fact]
    public void Many_rows_are_read()
    {
        const int Count = 100_000;
        string text = "a,b\n" + string.Concat(Enumerable.Range(0, Count).Select(i => $"{i},{-i}\n"));

        DataSet data = TwoNumbers.ReadText(text);

        Assert.Equal(Count, data.Count);
        Assert.Equal((Count - 1f, 1f - Count), (data.Inputs[^2], data.Inputs[^1]));
    }

    [Fact]
    public void Declarations_that_contradict_are_rejected()
    {
        Assert.Contains("no input", Message([new TargetColumn("a"), new LabelColumn("b")]));
        Assert.Contains("'a' twice", Message([new NumberColumn("a"), new TargetColumn("a")]));
        Assert.Contains("several labels", Message([new NumberColumn("a"), new LabelColumn("b"), new LabelColumn("c")]));
        Assert.Throws<ArgumentException>(() => new NumberColumn(""));

        static string Message(CsvColumn[] columns) => Assert.Throws<ArgumentException>(() => new CsvFormat { Columns = columns }).Message;
    }
}
