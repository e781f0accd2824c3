using System.Security.Cryptography;
using System.Text;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>
/// Which networks of the conformance tests, which have everything that can be declared, get other code. A change that is to leave the
/// emitted code alone shows here if it does not; one that is to change it shows what else it has changed.
/// </summary>
public sealed class EmittedHashTests
{
    private const int Characters = 16;

    /// <summary>A line for each file: what is emitted for it, and its hash.</summary>
    [Fact]
    public Task Networks()
    {
        string[] files = Directory.GetFiles(ProjectFiles.InRepository("conformance", "AdamKernels.Conformance", "Networks"), "*.cs");
        GeneratorRun run = GeneratorHarness.Run([.. files.Order(StringComparer.Ordinal).Select(File.ReadAllText)]).AssertDidNotThrow();
        IEnumerable<string> lines = run.Result.GeneratedSources.Select(source => $"{source.HintName} {Hash(source)}\n");
        return Verifier.Verify(string.Concat(lines.Order(StringComparer.Ordinal)));
    }

    private static string Hash(GeneratedSourceResult source) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source.SourceText.ToString())))[..Characters];
}
