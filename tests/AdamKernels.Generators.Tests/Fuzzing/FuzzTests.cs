using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace AdamKernels.Generators.Tests.Fuzzing;

/// <summary>
/// Whatever is declared: neither the generator nor the analyzer throws, and a declaration that the compiler accepts either is reported, at
/// its place, or gets kernels. What is emitted compiles in both cases, without a warning. A check that the parser lacks shows as emitted
/// code that does not compile.
/// </summary>
[Trait("Category", "Slow")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    /// <summary>Half of the declarations in a compilation are random, and half are valid ones that were changed.</summary>
    private static readonly int Half = SlowTests.IsOnDemand ? 100 : 50;

    private static readonly int CompilationsPerSeed = SlowTests.IsOnDemand ? 9 : SlowTests.AreOn ? 2 : 1;

    /// <summary>
    /// How many of those with kernels are compiled, which takes far longer than all the rest: the six seeds make a dozen without the slow
    /// tests. All declarations are written, analyzed and emitted in any case, and those with errors, whose members are few, compiled.
    /// </summary>
    private static readonly int CompiledPerCompilation = SlowTests.IsOnDemand ? 30 : SlowTests.AreOn ? 6 : 2;

    /// <summary>Nothing is shown by changes of declarations that had errors before.</summary>
    [Fact]
    public async Task What_is_changed_was_valid()
    {
        string[] sources = [.. Enumerable.Range(0, ValidDeclarations.All.Length).Select(i => ValidDeclarations.Write(i, $"Net{i}"))];
        var series = new DeclarationSeries(sources, LanguageVersion.CSharp14);
        (string[] accepted, _) = await series.AssertEitherReportedOrEmitted();
        Assert.Equal(sources, accepted);
    }

    [Theory]
    [InlineData(1, LanguageVersion.CSharp14)]
    [InlineData(2, LanguageVersion.CSharp12)]
    [InlineData(3, LanguageVersion.CSharp14)]
    [InlineData(4, LanguageVersion.CSharp14)]
    [InlineData(5, LanguageVersion.CSharp13)]
    [InlineData(6, LanguageVersion.CSharp14)]
    public async Task Every_declaration_is_either_reported_or_emitted(int seed, LanguageVersion version)
    {
        var random = new Random(seed);
        var written = new RandomDeclaration(random);
        var mutated = new MutatedDeclaration(random);
        int[] counts = [0, 0, 0];
        for (int i = 0; i < CompilationsPerSeed; i++)
        {
            string[] sources =
            [
                .. Enumerable.Range(0, Half).Select(number => written.Write($"Net{number}")),
                .. Enumerable.Range(Half, Half).Select(number => mutated.Write($"Net{number}")),
            ];
            var series = new DeclarationSeries(sources, version);
            (string[] accepted, string[] rejected) = await series.AssertEitherReportedOrEmitted();

            counts = [counts[0] + sources.Length, counts[1] + accepted.Length, counts[2] + rejected.Length];

            // Nothing is shown by declarations that are all rejected, or all accepted.
            Assert.True(accepted.Length > 5 && rejected.Length > 5, $"{accepted.Length} accepted, {rejected.Length} rejected");
            await new DeclarationSeries([.. accepted.Take(CompiledPerCompilation), .. rejected], version)
                .AssertCompiles(isAnalyzed: SlowTests.AreOn && !SlowTests.IsOnDemand);
        }

        output.WriteLine($"{counts[0]} declarations, of which {counts[1]} got kernels and {counts[2]} were reported.");
    }
}
