using System.Text;
using AdamKernels.Generators.Tests.Emission;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Caching;

/// <summary>
/// A project with many networks: what a run of the generator costs, in figures that do not depend on what else the machine does, and that
/// an edit of one network costs one network.
/// </summary>
public sealed class ManyNetworksTests
{
    private const int FilesPerNetwork = 7;

    /// <summary>Bytes of UTF-8. It was 61,511,315.</summary>
    private const long MaxEmitted = 65_000_000;

    /// <summary>Bytes on the managed heap, those of the compiler's part of the run included. It was 1,112,587,896.</summary>
    private const long MaxAllocated = 1_300_000_000;

    [Fact]
    public void They_have_every_optimizer() => Assert.Equal(Declarations.Optimizers.Order(), ManyNetworks.Optimizers.Order());

    /// <summary>
    /// Fails when something is written out again that could be a call or a loop, or when emission allocates more than it keeps: a text that
    /// is built by repeated concatenation, a plan made anew for each file.
    /// </summary>
    [SkippableFact]
    [Trait("Category", "Slow")]
    public void A_run_stays_within_its_budget()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        GeneratorHarness.CreateDriver().RunGenerators(Source.Compile(ManyNetworks.Sources[0]));
        CSharpCompilation compilation = Source.Compile(ManyNetworks.Sources);
        GeneratorDriver driver = GeneratorHarness.CreateDriver();
        long before = GC.GetAllocatedBytesForCurrentThread();
        driver = driver.RunGenerators(compilation);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        GeneratedSourceResult[] files = [.. driver.GetRunResult().Results.Single().GeneratedSources];
        long emitted = files.Sum(file => (long)Encoding.UTF8.GetByteCount(file.SourceText.ToString()));
        Assert.Equal(ManyNetworks.Count * FilesPerNetwork, files.Length);
        Assert.True(emitted < MaxEmitted && allocated < MaxAllocated, $"{emitted:N0} bytes emitted, {allocated:N0} allocated");
    }

    /// <summary>Fails when a step compares by reference, or when an edit of one network plans or writes the others again.</summary>
    [SkippableFact]
    [Trait("Category", "Slow")]
    public void An_edit_of_one_network_emits_that_one()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        CSharpCompilation compilation = Source.Compile(ManyNetworks.Sources);
        GeneratorDriver driver = GeneratorHarness.CreateDriver().RunGenerators(compilation);
        GeneratedSourceResult[] first = [.. driver.GetRunResult().Results.Single().GeneratedSources];
        SyntaxTree tree = compilation.SyntaxTrees[77];
        string edited = tree.ToString().Replace("MaxBatchSize = 32", "MaxBatchSize = 31", StringComparison.Ordinal);
        Assert.NotEqual(tree.ToString(), edited);
        compilation = compilation.ReplaceSyntaxTree(tree, Source.Parse(edited, tree.FilePath));
        long before = GC.GetAllocatedBytesForCurrentThread();
        driver = driver.RunGenerators(compilation);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        GeneratorRunResult result = driver.GetRunResult().Results.Single();

        // What was not emitted again is the same object.
        var kept = new HashSet<object>(first.Select(file => file.SourceText), ReferenceEqualityComparer.Instance);
        string[] emitted = [.. result.GeneratedSources.Where(file => !kept.Contains(file.SourceText)).Select(file => file.HintName)];
        Assert.Equal(FilesPerNetwork, emitted.Length);
        Assert.All(emitted, name => Assert.StartsWith("Demo.Network77.", name));
        Assert.True(allocated < MaxAllocated / 20, $"{allocated:N0} bytes allocated");
    }
}
