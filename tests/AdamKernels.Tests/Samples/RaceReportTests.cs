using System.Buffers.Binary;
using System.Globalization;
using OptimizerRace.Racing;
using OptimizerRace.Reporting;
using Spectre.Console;

namespace AdamKernels.Tests.Samples;

public sealed class RaceReportTests
{
    private static readonly RacerResult[] Results =
    [
        new("SGD", 0.01, [new(0, 2.3), new(100, 1.5), new(1128, 0.72396)], 0.877, 151.26),
        new("Adam", 0.0001, [new(0, 2.3), new(75, 0.2), new(100, 0.09), new(125, 0.11), new(150, 0.05), new(1128, 0.0031)], 0.9885, 162),
    ];

    [Fact]
    public void Line_has_the_documented_form() =>
        Assert.Equal("result steps=1128 below=0.1 sgd=never/0.7240 adam=150/0.0031", RaceLine.Format(Results));

    [Fact]
    public void Table_has_a_row_for_each()
    {
        string[] lines = Table().Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Equal(["optimizer", "rate", "<0.1 from", "loss@100", "loss@1128", "accuracy", "µs/step"], Cells(lines[1]));
        Assert.Equal(["SGD", "0.01", "never", "1.5000", "0.7240", "0.8770", "151.3"], Cells(lines[3]));
        Assert.Equal(["Adam", "0.0001", "150", "0.0900", "0.0031", "0.9885", "162.0"], Cells(lines[4]));
    }

    [Theory]
    [InlineData(60, 5)]
    [InlineData(40, 3)]
    [InlineData(20, 1)]
    public void Narrow_table_has_fewer_columns_and_nothing_cut(int width, int columns)
    {
        string[] lines = Table(width).Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Equal(((string[])["optimizer", "rate", "<0.1 from", "loss@100", "loss@1128"])[..columns], Cells(lines[1]));
        Assert.Equal(((string[])["Adam", "0.0001", "150", "0.0900", "0.0031"])[..columns], Cells(lines[4]));
        Assert.Contains("accuracy, µs/step", string.Join(' ', lines[6..]).Replace("  ", " "));
    }

    /// <summary>Fails when a number is written without the invariant culture.</summary>
    [Fact]
    public void Nothing_depends_on_the_culture()
    {
        (string line, string table) = (RaceLine.Format(Results), Table());
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CommaCulture.Create();
            Assert.Equal(line, RaceLine.Format(Results));
            Assert.Equal(table, Table());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A loss that was below once and came back is not there; fails when the first point below is taken.</summary>
    [Fact]
    public void Stays_below_forgets_what_was_left_again()
    {
        Assert.Equal(150, Results[1].StaysBelow(0.1));
        Assert.Equal(0, Results[1].StaysBelow(3));
        Assert.Null(Results[1].StaysBelow(0.0031));
    }

    [Fact]
    public void Picture_has_twice_the_size_of_the_page()
    {
        // A loss of 0 has no logarithm and must not keep the others from being drawn.
        byte[] file = RacePlot.Draw([.. Results, Results[0] with { Curve = [new(0, 2.3), new(1128, 0)] }]).ToPng();
        Assert.Equal(
            (1480, 820), (BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20))));
    }

    private static string Table(int width = 80)
    {
        var output = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        RaceTable.Write(Results, console);
        return output.ToString();
    }

    private static string[] Cells(string line) =>
        [.. line.Split(['│', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
