using System.Text.RegularExpressions;

namespace AdamKernels.PackageTests;

/// <summary>What someone gets who references the library as a project, which does not bring the generator along.</summary>
[Collection(nameof(PackageCollection))]
public sealed partial class ProjectReferenceTests(PackageFixture package)
{
    /// <summary>The two examples of the page: what causes AK0103, and what fixes it.</summary>
    private static readonly string[] Examples = [.. Example()
        .Matches(
            File.ReadAllText(
                Path.Combine(
                    PackageFixture.Root, "docs", "diagnostics.md")).ReplaceLineEndings("\n").Split("## AK0103\n")[1].Split("\n## ")[0])
        .Select(match => match.Groups["xml"].Value.Replace("path/to", PackageFixture.Root, StringComparison.Ordinal))];

    /// <summary>Fails when nothing but the errors that follow from it says that the generator is missing.</summary>
    [Fact]
    public void Without_the_generator_an_error_says_so()
    {
        CommandLine build = Build("ProjectAlone", Examples[0]);

        Assert.NotEqual(0, build.ExitCode);
        Assert.Matches(@"Program\.cs\(\d+,\d+\): error AK0103: .*AdamKernels\.Generators.*docs/diagnostics\.md#ak0103", build.Output);
    }

    [Fact]
    public void With_the_generator_it_builds()
    {
        Assert.Equal(2, Examples.Length);
        Assert.Contains("0 Warning(s)", Build("ProjectAndGenerator", Examples[1]).AssertSucceeded().Output, StringComparison.Ordinal);
    }

    /// <summary>The library's own projects restore what their build needs, from where the machine is configured to.</summary>
    private CommandLine Build(string name, string references) => CommandLine.Dotnet(
        package.CreateProject(name, "Program.cs", onlyPackage: false, references),
        "build",
        "-c",
        PackageFixture.Configuration,

        // The three projects one after the other, in one process: there is nothing to compile but the program.
        "-maxcpucount:1");

    [GeneratedRegex("```xml\n(?<xml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
