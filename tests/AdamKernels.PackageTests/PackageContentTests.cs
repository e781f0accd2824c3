using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace AdamKernels.PackageTests;

[Collection(nameof(PackageCollection))]
public sealed class PackageContentTests(PackageFixture package)
{
    /// <summary>
    /// Fails when the generator or the code fixes are missing from the package, lie where compiler and editor do not look, or bring
    /// something along.
    /// </summary>
    [Fact]
    public void Generator_and_code_fixes_are_where_compiler_and_editor_look() =>
        Assert.Equal(
            ["analyzers/dotnet/cs/AdamKernels.CodeFixes.dll", "analyzers/dotnet/cs/AdamKernels.Generators.dll"],
            Entries().Where(entry => entry.StartsWith("analyzers/", StringComparison.Ordinal)).Order());

    [Fact]
    public void The_library_has_its_documentation() => Assert.Equal(
        ["lib/net10.0/AdamKernels.dll", "lib/net10.0/AdamKernels.xml"], Entries().Where(
            entry => entry.StartsWith("lib/", StringComparison.Ordinal)).Order());

    [Fact]
    public void Projects_get_the_warnings_of_the_build() =>
        Assert.Contains("buildTransitive/net10.0/AdamKernels.targets", Entries());

    [Fact]
    public void The_package_depends_on_nothing() =>
        Assert.DoesNotContain(Nuspec().Descendants(), element => element.Name.LocalName == "dependency");

    [Fact]
    public void License_and_readme_are_named()
    {
        XElement license = Nuspec().Descendants().Single(element => element.Name.LocalName == "license");
        Assert.Equal(("expression", "MIT"), ((string?)license.Attribute("type"), license.Value));
        Assert.Equal("README.md", Nuspec().Descendants().Single(element => element.Name.LocalName == "readme").Value);

        using var readme = new StreamReader(new MemoryStream(Read("README.md")));
        Assert.Equal(File.ReadAllText(Path.Combine(PackageFixture.Root, "README.md")), readme.ReadToEnd());
    }

    [Theory]
    [InlineData("lib/net10.0/AdamKernels.dll")]
    [InlineData("analyzers/dotnet/cs/AdamKernels.CodeFixes.dll")]
    [InlineData("analyzers/dotnet/cs/AdamKernels.Generators.dll")]
    public void Symbols_are_embedded(string path)
    {
        using var assembly = new PEReader(new MemoryStream(Read(path)));
        Assert.Contains(assembly.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    private string[] Entries()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    private XDocument Nuspec() => XDocument.Load(new MemoryStream(Read("AdamKernels.nuspec")));

    private byte[] Read(string path)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.PackagePath);
        using Stream stream = archive.GetEntry(path)!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
