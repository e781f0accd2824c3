namespace AdamKernels.PackageTests;

/// <summary>Restoring the package says at once whether it fits a project.</summary>
[Collection(nameof(PackageCollection))]
public sealed class RestoreTests(PackageFixture package)
{
    /// <summary>
    /// Fails when anything in the package is there for every framework, such as a file directly under build or buildTransitive: NuGet then
    /// calls the package compatible, and the first errors are about attributes that the compiler does not find.
    /// </summary>
    [Fact]
    public void An_older_framework_is_refused()
    {
        string[] frameworks = ["net9.0", "net8.0", "netstandard2.0"];

        CommandLine restore = Restore(frameworks);

        Assert.NotEqual(0, restore.ExitCode);
        Assert.All(frameworks, framework => Assert.Contains(
            $"error NU1202: Package AdamKernels {package.Version} is not compatible with {framework} ",
            restore.Output,
            StringComparison.Ordinal));
    }

    /// <summary>Fails when the test above refuses everything.</summary>
    [Fact]
    public void Its_own_framework_is_accepted() => Restore("net10.0").AssertSucceeded();

    private CommandLine Restore(params string[] frameworks)
    {
        string project = package.CreateProject($"Restore.{frameworks.Length}", "Program.cs");

        // Without the framework's own reference assemblies, which are packages here too: the feed has nothing but the package.
        return CommandLine.Dotnet(
            project,
            "restore",
            $"-p:TargetFrameworks={string.Join("%3b", frameworks)}",
            "-p:DisableImplicitFrameworkReferences=true");
    }
}
