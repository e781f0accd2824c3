using Microsoft.CodeAnalysis;

namespace AdamKernels.Tests.Readme;

/// <summary>README.md and docs say what is true: examples compile, run and print what they say, and excerpts are what is emitted.</summary>
/// <remarks>Not in parallel with other tests, because the console's output is redirected.</remarks>
[Collection(nameof(ConsoleCollection))]
public class ExampleTests
{
    /// <summary>All pages but diagnostics.md, whose examples are wrong on purpose; they have a test of their own.</summary>
    private static readonly Dictionary<string, IReadOnlyList<CodeBlock>> Pages = Directory.GetFiles(
        Path.Combine(Repository.Root, "docs"), "*.md")
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(page => page != "docs/diagnostics.md")
        .Append("README.md")
        .ToDictionary(page => page, page => CodeBlock.ReadAll(Repository.Read(page)));

    public static TheoryData<string, string> Examples => Of("example");

    public static TheoryData<string, string> Excerpts => Of("emitted");

    /// <summary>
    /// Fails when a member that an example uses is renamed, when it no longer compiles without warnings, or prints something else.
    /// </summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_compiles_and_prints_what_it_says(string page, string name)
    {
        CodeBlock block = Block(page, "example", name);

        string[] printed = new ExampleProgram(block, Pages[page]).Run();

        foreach (string line in ExampleProgram.ExpectedLines(block))
        {
            Assert.Contains(line, printed);
        }
    }

    /// <summary>Fails when the emitted code changes; the message holds what to put into the page.</summary>
    [Theory]
    [MemberData(nameof(Excerpts))]
    public void An_excerpt_is_what_the_generator_emits(string page, string name)
    {
        CodeBlock excerpt = Block(page, "emitted", name);
        CodeBlock example = Block(page, "example", name);
        string target = Assert.Single(excerpt.Rest);
        SyntaxTree file = new ExampleProgram(example, Pages[page]).Compile().SyntaxTrees
            .Single(tree => tree.FilePath.EndsWith($".{target}.g.cs", StringComparison.Ordinal));

        string method = excerpt.Code.Split('\n').First(line => line.StartsWith("public static", StringComparison.Ordinal)).Split('(')[0];
        string actual = Method(file.ToString().ReplaceLineEndings("\n").Split('\n'), method);
        Assert.True(excerpt.Code.TrimEnd() == actual, $"{page} shows emitted code that is no longer emitted. It is now:\n\n{actual}");
    }

    /// <summary>Fails when the pattern no longer finds the blocks of a page.</summary>
    [Theory]
    [InlineData("README.md", 5)]
    [InlineData("docs/getting-started.md", 5)]
    [InlineData("docs/faq.md", 1)]
    [InlineData("docs/declaration.md", 2)]
    [InlineData("docs/training.md", 9)]
    [InlineData("docs/custom-losses.md", 3)]
    [InlineData("docs/determinism.md", 3)]
    [InlineData("docs/onnx.md", 1)]
    [InlineData("docs/data.md", 5)]
    [InlineData("docs/saving-and-loading.md", 3)]
    [InlineData("docs/coming-from-pytorch.md", 4)]
    [InlineData("docs/live-weights.md", 2)]
    [InlineData("docs/threads.md", 1)]
    [InlineData("docs/distributed.md", 1)]
    [InlineData("docs/mpi.md", 1)]
    [InlineData("docs/telemetry.md", 2)]
    [InlineData("docs/latency.md", 1)]
    public void A_page_has_examples(string page, int count) => Assert.Equal(count, Pages[page].Count(block => block.Kind == "example"));

    [Fact]
    public void There_are_an_excerpt_and_examples_that_print()
    {
        Assert.NotEmpty(Excerpts);
        Assert.Equal(26, Pages.Values.SelectMany(blocks => blocks).Count(block => ExampleProgram.ExpectedLines(block).Any()));
    }

    private static TheoryData<string, string> Of(string kind)
    {
        var data = new TheoryData<string, string>();
        foreach ((string page, IReadOnlyList<CodeBlock> blocks) in Pages)
        {
            foreach (CodeBlock block in blocks.Where(block => block.Kind == kind))
            {
                data.Add(page, block.Name);
            }
        }

        return data;
    }

    private static CodeBlock Block(string page, string kind, string name) =>
        Pages[page].Single(block => block.Kind == kind && block.Name == name);

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
