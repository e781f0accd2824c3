using System.Text.RegularExpressions;

namespace AdamKernels.Tests.Readme;

/// <summary>The page of promises, and the script that runs what it names.</summary>
public partial class ReliabilityPageTests
{
    /// <summary>Fails when the page names tests that its command leaves out, or that nobody has.</summary>
    [Fact]
    public void Its_command_runs_all_tests_that_it_names()
    {
        string script = Repository.Read("tests/reliability.sh");
        IEnumerable<string> run = Row().Matches(script).SelectMany(row => row.Groups[1].Value.Split(' ').Skip(2));
        string[] named = [.. Named().Matches(Repository.Read("docs/reliability.md")).Select(match => match.Groups[1].Value).Distinct()];

        Assert.True(named.Length > 40);
        Assert.Equal(named.Order(StringComparer.Ordinal), run.Order(StringComparer.Ordinal));
        Assert.All(named, name => Assert.NotEmpty(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), $"{name}Tests.cs", SearchOption.AllDirectories)));
    }

    [GeneratedRegex("`([A-Za-z]+)Tests`")]
    private static partial Regex Named();

    /// <summary>A group, its project, and its classes.</summary>
    [GeneratedRegex("^    \"([^\"]+)\"$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
