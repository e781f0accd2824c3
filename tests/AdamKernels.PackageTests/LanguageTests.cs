using System.Text.RegularExpressions;

namespace AdamKernels.PackageTests;

/// <summary>Languages and versions in which no network can be declared: one error says so, and a class library helps.</summary>
[Collection(nameof(PackageCollection))]
public sealed partial class LanguageTests(PackageFixture package)
{
    /// <summary>Fails when the compiler runs too: its errors about missing members would hide the one that matters.</summary>
    [Theory]
    [InlineData("Wrong.vb")]
    [InlineData("Wrong.fs")]
    public void A_network_in_another_language_is_one_error(string program) =>
        Assert.Equal(["AK0104"], ErrorsOf(CommandLine.Dotnet(package.CreateProject(program, program), "build", "-c", "Release")));

    /// <summary>Fails as above, and when a version is taken for an older or a newer one.</summary>
    [Fact]
    public void A_network_in_an_old_version_is_one_error()
    {
        string project = package.CreateProject("OldVersion", "Program.cs");

        Assert.Equal(["AK0032"], ErrorsOf(CommandLine.Dotnet(project, "build", "-c", "Release", "-p:LangVersion=10.0")));
        Assert.Equal(["AK0032"], ErrorsOf(Check(project, "7.3")));
        Assert.Empty(ErrorsOf(Check(project, "11")));
        Assert.Empty(ErrorsOf(Check(project, "latest")));
    }

    /// <summary>Fails when the error is for every project that has the package: it may use the networks of a class library.</summary>
    [Fact]
    public void A_project_without_networks_may_be_old()
    {
        string project = package.CreateProject("OldWithoutNetworks", "WithoutNetworks.cs");

        CommandLine.Dotnet(project, "restore").AssertSucceeded();
        Assert.Empty(ErrorsOf(Check(project, "10")));
    }

    /// <summary>Fails when a network of a class library cannot be trained from another language as docs/diagnostics.md shows.</summary>
    [SkippableTheory]
    [Trait("Category", "Slow")]
    [InlineData("Program.vb")]
    [InlineData("Program.fs")]
    public void Another_language_uses_the_networks_of_a_class_library(string program)
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        string library = Path.Combine(package.CreateProject($"Networks.{program}", "Networks.cs"), "Networks.csproj");
        string reference = $"""<ProjectReference Include="{library}" AdditionalProperties="OutputType=Library" />""";
        string project = package.CreateProject($"Uses.{program}", program, references: reference);

        CommandLine run = CommandLine.Dotnet(project, "run", "-c", "Release").AssertSucceeded();

        Assert.Equal("0 1 1 0", run.Value("answers"));
    }

    private static CommandLine Check(string project, string version) =>
        CommandLine.Dotnet(project, "msbuild", "-t:AdamKernelsCheckLanguage", $"-p:LangVersion={version}");

    private static string[] ErrorsOf(CommandLine build) =>
        [.. Errors().Matches(build.Output).Select(match => match.Groups["id"].Value).Distinct()];

    [GeneratedRegex(@"error (?<id>[A-Z]+\d+)")]
    private static partial Regex Errors();
}
