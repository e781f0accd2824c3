using System.Text.RegularExpressions;

namespace AdamKernels.PackageTests;

/// <summary>Who builds without optimization is told what that costs, and nobody else is.</summary>
[Collection(nameof(PackageCollection))]
public sealed partial class DebugBuildTests(PackageFixture package)
{
    /// <summary>Fails when a Debug build says nothing, or when it fails because of the warning.</summary>
    /// <remarks>
    /// Then the same without compiling again, which takes most of the time: fails when the warning comes back although nothing was
    /// compiled, or when a property that is meant to silence it does not. A Release build is that of <see cref="ConsumerTests"/>.
    /// </remarks>
    [Fact]
    public void Slow_kernels_are_a_warning_until_a_property_is_set()
    {
        string project = package.CreateProject("Debug", "Program.cs");

        Assert.Equal(["AK0102"], Build(project));
        Assert.Empty(Build(project, "--no-restore"));
        Assert.Equal(["AK0102"], Check(project, "-p:Optimize=false"));
        Assert.Empty(Check(project, "-p:Optimize=true"));
        Assert.Empty(Check(project, "-p:NoWarn=AK0102"));
    }

    /// <summary>Fails when the warning is for every project that references the package.</summary>
    [Fact]
    public void A_project_without_networks_is_not_warned() =>
        Assert.Empty(Build(package.CreateProject("DebugWithoutNetworks", "WithoutNetworks.cs")));

    /// <summary>
    /// Builds in Debug with all warnings as errors: the compiler's by the project's property, those of targets by an argument. The SDK's
    /// analyzers are off, because they take time.
    /// </summary>
    private static string[] Build(string project, params string[] arguments) =>
        WarningsOf(CommandLine.Dotnet(project, ["build", "-warnaserror", "-p:RunAnalyzersDuringBuild=false", .. arguments]));

    /// <summary>Runs the package's target on what was built, as after another compilation.</summary>
    private static string[] Check(string project, string property)
    {
        File.Delete(Path.Combine(project, "obj", "Debug", "net10.0", "AdamKernels.Optimize.checked"));
        return WarningsOf(CommandLine.Dotnet(project, "msbuild", "-t:AdamKernelsCheckOptimize", property));
    }

    private static string[] WarningsOf(CommandLine build) =>
        [.. Warnings().Matches(build.AssertSucceeded().Output).Select(match => match.Groups["id"].Value).Distinct()];

    [GeneratedRegex(@"warning (?<id>[A-Z]+\d+)")]
    private static partial Regex Warnings();
}
