using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Fuzzing;

/// <summary>
/// What an editor does: one driver lives through all versions of a document, most of which are half a declaration. Fails when the generator
/// or the analyzer throws over one, or when what the driver remembers makes it emit something else than a new one.
/// </summary>
[Trait("Category", "Slow")]
public sealed class TypingTests
{
    private const string Document = "Document.cs";

    /// <summary>Another network of the project, whose files must stay.</summary>
    private const string Other =
        "using AdamKernels; namespace Demo { [Network(2), Dense(1), MeanSquaredError, Sgd] public partial class Other; }";

    private static readonly int Edits = SlowTests.IsOnDemand ? 1000 : SlowTests.AreOn ? 100 : 20;

    public static TheoryData<int> Documents => [.. Enumerable.Range(0, ValidDeclarations.All.Length)];

    /// <summary>Every beginning of a document, within attributes, strings, directives and names too.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public Task Written_from_its_first_character_to_its_last(int number)
    {
        string text = ValidDeclarations.Write(number, "Net");
        return AssertSameAsNew([.. SlowTests.Thin(Enumerable.Range(0, text.Length), 53, 7).Select(length => text[..length]), text]);
    }

    /// <summary>A token or a character changes, and now and then the whole document comes back.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public Task Changed_again_and_again(int number)
    {
        string text = ValidDeclarations.Write(number, "Net");
        var mutations = new MutatedDeclaration(new Random(number));
        return AssertSameAsNew(Enumerable.Range(0, Edits).Select(i => i % 4 == 3 ? text : mutations.Mutate(text, 1 + i % 2)));
    }

    /// <summary>
    /// Every option by itself, and back again. Fails when something is left out of the comparison of two declarations: the kernels of the
    /// one before would stay.
    /// </summary>
    [Fact]
    public Task Each_option_switched_on_and_off()
    {
        string[] versions = [.. SingleEdits.All];
        Assert.True(versions.Length > 250, $"There are {versions.Length} versions.");
        return AssertSameAsNew(versions);
    }

    private static async Task AssertSameAsNew(IEnumerable<string> versions)
    {
        CSharpCompilation compilation = Source.Compile(Other).AddSyntaxTrees(Source.Parse("", Document));
        GeneratorDriver driver = GeneratorHarness.CreateDriver();
        int emitted = 0;
        foreach (string version in versions)
        {
            SyntaxTree before = compilation.SyntaxTrees.Single(tree => tree.FilePath == Document);
            compilation = compilation.ReplaceSyntaxTree(before, Source.Parse(version, Document));
            driver = driver.RunGenerators(compilation);
            (string Name, string Text)[] files = Files(driver);
            Assert.Equal(Files(GeneratorHarness.CreateDriver().RunGenerators(compilation)), files);
            Assert.All(await GeneratorHarness.Analyze(compilation), diagnostic => Assert.StartsWith("AK", diagnostic.Id));
            emitted = Math.Max(emitted, files.Length);
        }

        // Each document has a network, beside the other one, in seven files, and nothing is shown if it never was complete.
        Assert.True(emitted >= 14, $"{emitted} files were emitted at most.");
    }

    private static (string Name, string Text)[] Files(GeneratorDriver driver)
    {
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return [.. result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())).Order()];
    }
}
