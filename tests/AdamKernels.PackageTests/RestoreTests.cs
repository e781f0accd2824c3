namespace AdamKernels.PackageTests;

/// <summary>Restoring the package says at once whether it fits a project.</summary>
[Collection(nameof(PackageCollection))]
public sealed class RestoreTests(PackageFixture package)
{
    /// <summary>
    /// Fails when anything in the package is there for every framework, such as a file directly under build or buildTransitive: NuGet then
    /// calls the package compatible, and the first errors are about attributes that the compiler does not find.
    /// </summary>
    [Theory]
    [InlineData("net9.0")]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void An_older_framework_is_refused(string framework)
    {
        CommandLine restore = Restore(framework);

        Assert.NotEqual(0, restore.ExitCode);
        Assert.Contains(
            $"error NU1202: Package AdamKernels {package.Version} is not compatible with {framework} ",
            restore.Output,
            StringComparison.Ordinal);
    }

    /// <summary>Fails when the test above refuses everything.</summary>
    [Fact]
    public void Its_own_framework_is_accepted() => Restore("net10.0").AssertSucceeded();

    private CommandLine Restore(string framework)
    {
        string project = package.CreateProject($"Restore.{framework}", "Program.cs");

        // Without the framework's own reference assemblies, which are packages here too: the feed has nothing but the package.
        return CommandLine.Dotnet(project, "restore", $"-p:TargetFramework={framework}", "-p:DisableImplicitFrameworkReferences=true");
    }
}
