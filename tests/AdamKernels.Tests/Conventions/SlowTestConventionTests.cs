using AdamKernels.Tests.Catalog;

namespace AdamKernels.Tests.Conventions;

/// <summary>README's command for the slow tests runs those of a category: one that is not in it would never run in full.</summary>
public class SlowTestConventionTests
{
    private const string Trait = "[Trait(\"Category\", \"Slow\")]";

    /// <summary>Put together, so that this file does not have them.</summary>
    private static readonly string[] s_signs =
    [
        .. new[] { "AreOn", "Thin" }.Select(member => $"{nameof(SlowTests)}.{member}"),
        .. new[] { "Types", "AssemblyPath" }.Select(member => $"{nameof(ShapeCatalog)}.{member}"),
    ];

    /// <summary>Fails when a test asks whether slow tests are on, or runs over the catalog, without the trait.</summary>
    [Fact]
    public void A_test_that_takes_longer_with_the_slow_tests_is_in_their_category() => Assert.Empty(
        SourceFile.ReadAll()
            .Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal))
            .Where(file => HasAny(file, "[Fact]", "[Theory]", "[SkippableFact]", "[SkippableTheory]"))
            .Where(file => HasAny(file, s_signs))
            .Where(file => !HasAny(file, Trait))
            .Select(file => file.Path));

    private static bool HasAny(SourceFile file, params string[] texts) =>
        file.Lines.Any(line => texts.Any(text => line.Contains(text, StringComparison.Ordinal)));
}
