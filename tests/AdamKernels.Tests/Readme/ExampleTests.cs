using Microsoft.CodeAnalysis;

namespace AdamKernels.Tests.Readme;

/// <summary>README.md says what is true: its examples compile, run and print what they say, and its excerpt is what is emitted.</summary>
/// <remarks>Not in parallel with other tests, because the console's output is redirected.</remarks>
[Collection(nameof(ConsoleCollection))]
public class ReadmeTests
{
    private static readonly IReadOnlyList<CodeBlock> Blocks = CodeBlock.ReadAll(Repository.Read("README.md"));

    public static TheoryData<string> Examples => [.. Of("example").Select(block => block.Name)];

    public static TheoryData<string> Excerpts => [.. Of("emitted").Select(block => block.Name)];

    /// <summary>Fails when a member that an example uses is renamed, when it no longer compiles without warnings, or prints something else.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_compiles_and_prints_what_it_says(string name)
    {
        CodeBlock block = Of("example").Single(block => block.Name == name);

        string[] printed = new ExampleProgram(block, Blocks).Run();

        foreach (string line in ExampleProgram.ExpectedLines(block))
        {
            Assert.Contains(line, printed);
        }
    }

    /// <summary>Fails when the emitted code changes; the message holds what to put into README.md.</summary>
    [Theory]
    [MemberData(nameof(Excerpts))]
    public void An_excerpt_is_what_the_generator_emits(string name)
    {
        CodeBlock excerpt = Of("emitted").Single(block => block.Name == name);
        CodeBlock example = Of("example").Single(block => block.Name == name);
        string target = Assert.Single(excerpt.Rest);
        SyntaxTree file = new ExampleProgram(example, Blocks).Compile().SyntaxTrees.Single(tree => tree.FilePath.EndsWith($".{target}.g.cs", StringComparison.Ordinal));

        string method = excerpt.Code.Split('\n').First(line => line.StartsWith("public static", StringComparison.Ordinal)).Split('(')[0];
        string actual = Method(file.ToString().ReplaceLineEndings("\n").Split('\n'), method);
        Assert.True(excerpt.Code.TrimEnd() == actual, $"README.md shows emitted code that is no longer emitted. It is now:\n\n{actual}");
    }

    [Fact]
    public void There_are_examples_and_an_excerpt()
    {
        Assert.True(Of("example").Count() >= 5);
        Assert.NotEmpty(Excerpts);
        Assert.Contains(Blocks, block => ExampleProgram.ExpectedLines(block).Any());
    }

    private static IEnumerable<CodeBlock> Of(string kind) => Blocks.Where(block => block.Kind == kind);

    /// <summary>A method with its documentation, from the emitted file, without the indentation.</summary>
    private static string Method(string[] lines, string signature)
    {
        int at = Array.FindIndex(lines, line => line.TrimStart().StartsWith(signature + "(", StringComparison.Ordinal));
        Assert.True(at >= 0, $"No method {signature} is emitted.");
        int indent = lines[at].Length - lines[at].TrimStart().Length;
        int first = at;
        while (lines[first - 1].TrimStart() is ['/', '/', '/', ..] or ['[', ..])
        {
            first--;
        }

        int last = Array.FindIndex(lines, at, line => line == new string(' ', indent) + "}");
        return string.Join('\n', lines[first..(last + 1)].Select(line => line.Length > indent ? line[indent..] : ""));
    }
}
