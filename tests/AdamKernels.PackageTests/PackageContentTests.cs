using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AdamKernels.PackageTests;

/// <summary>What is in the packages.</summary>
[Collection(nameof(PackageCollection))]
public sealed partial class PackageContentTests(PackageFixture package)
{
    private const string Library = "AdamKernels";
    private const string Templates = "AdamKernels.Templates";
    private const string Repository = "https://github.com/AdamKernels/AdamKernels";

    public static TheoryData<string> All { get; } = [.. PackageFixture.Packages];

    private static readonly string[] LibraryNames = [.. PackageFixture.Packages.Except([Templates, .. PackageFixture.Tools])];

    public static TheoryData<string> Libraries { get; } = [.. LibraryNames];

    /// <summary>
    /// Fails when the generator or the code fixes are missing from the package, lie where compiler and editor do not look, or bring
    /// something along.
    /// </summary>
    [Fact]
    public void Generator_and_code_fixes_are_where_compiler_and_editor_look() =>
        Assert.Equal(
            ["analyzers/dotnet/cs/AdamKernels.CodeFixes.dll", "analyzers/dotnet/cs/AdamKernels.Generators.dll"],
            package.Open(Library).Entries.Where(entry => entry.StartsWith("analyzers/", StringComparison.Ordinal)));

    /// <summary>Fails when a package is for another framework too, or has no documentation for the editor.</summary>
    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_has_its_documentation(string name) => Assert.Equal(
        [$"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml"],
        package.Open(name).Entries.Where(entry => entry.StartsWith("lib/", StringComparison.Ordinal)));

    [Fact]
    public void Projects_get_the_warnings_of_the_build() =>
        Assert.Contains("buildTransitive/net10.0/AdamKernels.targets", package.Open(Library).Entries);

    /// <summary>Fails when a package depends on more than its library needs. The runtime itself depends on nothing.</summary>
    [Fact]
    public void Packages_depend_on_what_their_libraries_need()
    {
        var dependencies = PackageFixture.Packages.ToDictionary(
            name => name,
            name => string.Join(' ', package.Open(name).Manifest("dependency").Select(element => (string?)element.Attribute("id"))));

        Assert.Equal("", dependencies[Library]);
        Assert.Equal("", dependencies[Templates]);
        Assert.Equal("AdamKernels Sep", dependencies["AdamKernels.Data"]);
        Assert.Equal("AdamKernels", dependencies["AdamKernels.Mpi"]);
        Assert.Equal("AdamKernels Google.Protobuf", dependencies["AdamKernels.Onnx"]);
        Assert.All(
            LibraryNames.Where(name => name != Library), name => Assert.Contains(Library, dependencies[name].Split(' ')));

        // A tool has everything that it needs with it.
        Assert.All(PackageFixture.Tools, name => Assert.Equal("", dependencies[name]));
    }

    /// <summary>What a registry shows. Fails when a package lacks some of it.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_package_introduces_itself(string name)
    {
        PackageFile file = package.Open(name);

        Assert.Equal(("expression", "MIT"), ((string?)Element("license").Attribute("type"), Element("license").Value));
        Assert.Equal(Repository, Element("projectUrl").Value);
        Assert.Equal(Repository, (string?)Element("repository").Attribute("url"));
        Assert.EndsWith(".", Element("description").Value, StringComparison.Ordinal);
        Assert.Contains("neural-network", Element("tags").Value, StringComparison.Ordinal);
        Assert.Equal("icon.png", Element("icon").Value);
        Assert.Equal((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G'], file.Read("icon.png").Take(4));
        Assert.Equal("README.md", Element("readme").Value);

        XElement Element(string element) => Assert.Single(file.Manifest(element));
    }

    /// <summary>Fails when a link leads nowhere outside of the repository, or when anything but links is changed.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void A_page_has_absolute_links(string name)
    {
        string text = package.Open(name).ReadText("README.md");

        Assert.All(Links().Matches(text), link => Assert.StartsWith("https://", link.Groups["link"].Value));
        string source = name == Library ? "README.md"
            : PackageFixture.Tools.Contains(name) ? $"{PackageFixture.FolderOf(name)}/README.md"
            : $"docs/{name.Split('.')[^1].ToLowerInvariant()}.md";
        string original = File.ReadAllText(Path.Combine(PackageFixture.Root, source));
        Assert.Equal(Links().Replace(original, ""), Links().Replace(text, ""));

        // Each of them is in the repository.
        string[] paths =
        [
            .. Links().Matches(text).Select(link => RepositoryPath().Match(link.Groups["link"].Value)).Where(match => match.Success)
                .Select(match => match.Groups["path"].Value)
        ];
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(PackageFixture.Root, path)), path));
        Assert.True(paths.Length > 0 || name != Library);
    }

    [GeneratedRegex(@"(?<=\[[^\]\[]*\]\()(?<link>[^)\s]+)")]
    private static partial Regex Links();

    [GeneratedRegex($"^({Repository}/blob|https://raw.githubusercontent.com/AdamKernels/AdamKernels)/main/(?<path>[^#]*)")]
    private static partial Regex RepositoryPath();
}
