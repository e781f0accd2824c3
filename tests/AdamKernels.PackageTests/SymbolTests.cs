using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace AdamKernels.PackageTests;

/// <summary>What a debugger and a stack trace get from the packages.</summary>
[Collection(nameof(PackageCollection))]
public sealed class SymbolTests(PackageFixture package)
{
    /// <summary>The custom debug information with the addresses of the sources, by the specification of portable PDBs.</summary>
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string> Libraries => PackageContentTests.Libraries;

    /// <summary>Fails when a debugger finds no sources for a library.</summary>
    [Theory]
    [MemberData(nameof(Libraries))]
    public void Symbols_link_to_the_sources(string name)
    {
        PackageFile symbols = package.Open(name, "snupkg");
        string path = Assert.Single(symbols.Entries, entry => entry.EndsWith(".pdb", StringComparison.Ordinal));
        Assert.Equal($"lib/net10.0/{name}.pdb", path);

        using MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.Read(path)));
        MetadataReader reader = provider.GetMetadataReader();
        byte[] link = Assert.Single(
            reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
                .Where(information => reader.GetGuid(information.Kind) == s_sourceLink)
                .Select(information => reader.GetBlobBytes(information.Value)));
        Assert.Matches(@"https://raw\.githubusercontent\.com/AdamKernels/AdamKernels/[0-9a-f]{40}/\*", Encoding.UTF8.GetString(link));
        AssertNeutral(reader);
    }

    /// <summary>A generator that fails is debugged by what its assembly holds: the compiler loads nothing else.</summary>
    [Fact]
    public void The_generator_holds_its_symbols()
    {
        PackageFile file = package.Open("AdamKernels");
        Assert.All(file.Entries.Where(entry => entry.StartsWith("analyzers/", StringComparison.Ordinal)), entry =>
        {
            using var assembly = new PEReader(new MemoryStream(file.Read(entry)));
            DebugDirectoryEntry embedded = assembly.ReadDebugDirectory()
                .Single(information => information.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            using MetadataReaderProvider provider = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
            AssertNeutral(provider.GetMetadataReader());
        });
    }

    /// <summary>Fails when a stack trace of a released package shows where it was built.</summary>
    private static void AssertNeutral(MetadataReader reader)
    {
        string[] documents = [.. reader.Documents.Select(handle => reader.GetString(reader.GetDocument(handle).Name))];
        Assert.NotEmpty(documents);
        if (PackageFixture.Configuration == "Release")
        {
            Assert.All(documents, document => Assert.StartsWith("/_", document));
        }
    }
}
