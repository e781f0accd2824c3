using System.Reflection;

namespace AdamKernels.PackageTests;

/// <summary>
/// Packs all packages once, under a version that exists nowhere else, and makes folders for projects that use them.
/// </summary>
public sealed class PackageFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("AdamKernels.PackageTests.").FullName;

    public PackageFixture()
    {
        // Stops the search for settings in the folders above.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(_folder, name), "<Project />");
        }

        // What was built with the tests, in whatever configuration.
        foreach (string package in Packages)
        {
            CommandLine.Dotnet(
                Root,
                "pack",
                FolderOf(package),
                "-c",
                Configuration,
                "--no-build",
                "-o",
                Feed,
                $"-p:PackageVersion={Version}").AssertSucceeded();
        }
    }

    /// <summary>What the library was built in with the tests: in another configuration it would be built again.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The repository.</summary>
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>The folders of tools, each of which is a package with a program.</summary>
    public static IReadOnlyList<string> Tools { get; } = FoldersOf("tools");

    /// <summary>The folders of src and tools, each of which is a package.</summary>
    public static IReadOnlyList<string> Packages { get; } = [.. FoldersOf("src"), .. Tools];

    public string Version { get; } = $"0.0.0-test.{Guid.NewGuid():N}";

    /// <summary>Where the packages are.</summary>
    public string Feed => Path.Combine(_folder, "feed");

    /// <summary>An empty folder whose projects inherit nothing of the repository.</summary>
    public string CreateFolder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    /// <summary>Opens a package.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="extension">snupkg for its symbols.</param>
    internal PackageFile Open(string name, string extension = "nupkg") => new(Path.Combine(Feed, $"{name}.{Version}.{extension}"));

    /// <summary>A new project that uses the package.</summary>
    /// <param name="name">Name of its folder.</param>
    /// <param name="program">Which of the consumer's programs it has, after which it is named.</param>
    /// <param name="onlyPackage">Whether the package is all that can be restored, or what the machine is configured for too.</param>
    /// <param name="references">What the project refers to; the package unless given.</param>
    internal string CreateProject(string name, string program, bool onlyPackage = true, string? references = null)
    {
        string project = CreateFolder(name);
        string consumer = Path.Combine(AppContext.BaseDirectory, "Consumer");
        File.Copy(Path.Combine(consumer, program), Path.Combine(project, program));
        string language = Path.GetExtension(program);
        string items = language == ".fs" ? $"""<Compile Include="{program}" />""" : "";
        File.WriteAllText(
            Path.Combine(project, Path.ChangeExtension(program, $"{language}proj")),
            File.ReadAllText(Path.Combine(consumer, "Consumer.csproj.txt")).Replace(
                "<!-- REFERENCES -->",
                items + (references ?? $"""<PackageReference Include="AdamKernels" Version="{Version}" />"""),
                StringComparison.Ordinal));

        WriteSettings(project, onlyPackage);
        return project;
    }

    /// <summary>Writes what NuGet needs to find the packages.</summary>
    /// <param name="folder">Where the settings are valid.</param>
    /// <param name="onlyPackage">Whether the packages are all that can be restored, or what the machine is configured for too.</param>
    internal void WriteSettings(string folder, bool onlyPackage)
    {
        // The package goes to a folder that is deleted, not to the machine's, which serves as a fallback where it has something.
        string machine = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string fallback = !onlyPackage
            && Directory.Exists(machine)
            ? $"""<fallbackPackageFolders><add key="machine" value="{machine}" /></fallbackPackageFolders>""" : "";
        File.WriteAllText(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder, "packages")}" /></config>
              {fallback}
              <packageSources>
                {(onlyPackage ? "<clear />" : "")}
                <add key="package" value="{Feed}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>The folder of a package in the repository.</summary>
    internal static string FolderOf(string package) => $"{(Tools.Contains(package) ? "tools" : "src")}/{package}";

    private static string[] FoldersOf(string folder) =>
        [.. Directory.GetDirectories(Path.Combine(Root, folder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string Metadata(string key) => typeof(PackageFixture).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
