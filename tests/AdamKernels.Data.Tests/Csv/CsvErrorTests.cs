using System.IO.Compression;

namespace AdamKernels.Data.Tests.Csv;

/// <summary>An error says what was expected, what there is, and in which line and column, both from 1.</summary>
public sealed class CsvErrorTests
{
    private static readonly CsvFormat Format = new()
    {
        Columns = [new NumberColumn("age"), new CategoryColumn("city") { Categories = ["Bern", "Basel"] }, new LabelColumn("class")],
    };

    [Theory]
    [InlineData(
        "id,age,city,class\n1,2,Bern,x\n1,abc,Bern,x\n", 3, 2, "Expected a number in column 'age' (line 3, column 2), but got 'abc'.")]
    [InlineData("age,city,class\n,Bern,x\n", 2, 1, "Expected a number in column 'age' (line 2, column 1), but got nothing.")]
    [InlineData(
        "age,city,class\nna,Bern,x\n", 2, 1,
        "Expected a number in column 'age' (line 2, column 1), but got 'na', which counts as missing.")]
    [InlineData("age,city,class\n1e39,Bern,x\n", 2, 1, "Expected a finite number in column 'age' (line 2, column 1), but got '1e39'.")]
    [InlineData("age,city,class\n∞,Bern,x\n", 2, 1, "Expected a number in column 'age' (line 2, column 1), but got '∞'.")]
    [InlineData(
        "age,city,class\n1,Bonn,x\n", 2, 2, "Expected one of Bern, Basel in column 'city' (line 2, column 2), but got 'Bonn'.")]
    [InlineData(
        "age,city,class\n1,?,x\n", 2, 2,
        "Expected a category in column 'city' (line 2, column 2), but got '?', which counts as missing.")]
    [InlineData("age,city,class\n1,Bern,x\n1,Bern,\n", 3, 3, "Expected a category in column 'class' (line 3, column 3), but got nothing.")]
    [InlineData("age,city,class\n1,Bern,x\n\n1,Bern\n", 4, null, "Expected 3 values (line 4), but got 2.")]
    [InlineData("age,city,class\n1,Bern,x,\n", 2, null, "Expected 3 values (line 2), but got 4.")]
    [InlineData("age,city\n1,Bern\n", 1, null, "Expected one column 'class' in the header (line 1), but got none among 'age, city'.")]
    [InlineData("\nage,city,class,age\n1,Bern,x,1\n", 2, null, "Expected one column 'age' in the header (line 2), but got 2.")]
    [InlineData("", 1, null, "Expected a header (line 1), but got the end.")]
    [InlineData("age,city,class\n", 2, null, "Expected at least one row (line 2), but got the end.")]
    public void An_error_says_where(string text, int? line, int? column, string message)
    {
        DataFormatException error = Format.ErrorIn(text);

        Assert.Equal((message, line, column), (error.Message, error.Line, error.Column));
        Assert.Null(error.Offset);
    }

    /// <summary>Fails when the lines of a value, or empty lines, are not counted.</summary>
    [Fact]
    public void Lines_within_values_count()
    {
        DataFormatException error = Format.ErrorIn("age,city,class\n1,Bern,\"x\n\n\"\n\n2,Bern,x\nthree,Bern,x\n");

        Assert.Equal((7, 1), (error.Line, error.Column));
    }

    /// <summary>
    /// Fails when quotes are checked in used columns only: an open quote makes the rest of the file a value, and rows disappear silently.
    /// </summary>
    [Theory]
    [InlineData("size,age,city,class\n6\",1,Bern,x\n7\",2,Bern,x\n", 2, 1)]
    [InlineData("age,city,class,size\n1,Bern,x,5\"\n2,Bern,x,6\"\n", 2, 4)]
    [InlineData("age,city,class\n1,Bern,x\n2,Bern,\"x\n3,Bern,x\n", 3, 3)]
    [InlineData("age,city,class\n1,\"Bern\"x,x\n", 2, 2)]
    [InlineData("age,city,class\n1,\"Be\"\"rn\"\"\",\"x\"y\"\n", 2, 3)]
    public void Quotes_that_are_not_around_a_whole_value_are_errors(string text, int line, int column)
    {
        DataFormatException error = new CsvFormat { Columns = [new NumberColumn("age"), new CategoryColumn("city")] }.ErrorIn(text);

        Assert.StartsWith("Expected quotes around the whole value or none", error.Message);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Fact]
    public void A_long_value_is_shortened_to_one_line()
    {
        string message = Format.ErrorIn($"age,city,class\n\"a\nb{new string('x', 100)}\",Bern,x\n").Message;

        Assert.DoesNotContain('\n', message);
        Assert.InRange(message.Length, 1, 150);
    }

    [Fact]
    public void A_message_names_the_file()
    {
        DataFormatException error = ErrorOfFile("age,city,class\nabc,Bern,x\n"u8.ToArray());

        Assert.Equal($"{error.File}: Expected a number in column 'age' (line 2, column 1), but got 'abc'.", error.Message);
    }

    /// <summary>Fails when another encoding is read as unknown characters, which would be new categories.</summary>
    [Fact]
    public void Text_in_another_encoding_is_an_error() =>
        Assert.Contains("Expected text in UTF-8", ErrorOfFile([.. "age,city,class\n1,Z"u8, 0xFC, .. "rich,x\n"u8]).Message);

    [Fact]
    public void Truncated_gzip_data_is_an_error()
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write("age,city,class\n1,Bern,x\n2,Bern,x\n"u8);
        }

        byte[] bytes = compressed.ToArray();
        for (int length = 3; length < bytes.Length; length++)
        {
            ErrorOfFile(bytes[..length]);
        }
    }

    [Fact]
    public void A_row_without_an_end_is_an_error() => Assert.Contains(
        "a row of at most 16 million characters", Format.ErrorIn($"age,city,class\n\"{new string('x', 17_000_000)}").Message);

    [Fact]
    public void A_file_that_does_not_exist_is_no_matter_of_its_format() =>
        Assert.Throws<FileNotFoundException>(() => Format.Learn("no such file.csv"));

    private static DataFormatException ErrorOfFile(byte[] content)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, content);
            DataFormatException error = Assert.Throws<DataFormatException>(() => Format.Learn(path).Read(path));
            Assert.Equal(path, error.File);
            return error;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
