using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Tests.Writing;

public sealed class SourceWriterTests
{
    /// <summary>Fails when a block starts or ends with an empty line, or two lines that are to be apart have none.</summary>
    [Fact]
    public void An_empty_line_stands_between_others()
    {
        var writer = new SourceWriter();
        writer.Line("first;").Blank().Blank().Block("if (second)", () => writer.Blank().Line("third;").Blank().Line("fourth;").Blank());
        Assert.Equal("first;\n\nif (second)\n{\n    third;\n\n    fourth;\n}\n", writer.ToString());
    }

    /// <summary>Fails when a statement is lost at the end of a line, or a line has more than 170 characters.</summary>
    [Fact]
    public void Statements_fill_lines()
    {
        string statement = new string('x', 84) + ";";
        Assert.Equal(
            $"{statement} a;\n{statement} {statement[1..]}\n",
            new SourceWriter().Statements([statement, "a;", statement, statement[1..]]).ToString());
        Assert.Equal("", new SourceWriter().Statements([]).ToString());
    }
}
