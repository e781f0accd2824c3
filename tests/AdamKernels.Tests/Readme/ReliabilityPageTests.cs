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

    /// <summary>Fails when a line has changed for which a reason is given, so that the reason may no longer hold.</summary>
    [Theory]
    [InlineData("tests/uncovered.txt", "")]
    [InlineData("tests/mutants/survivors.txt", "generators/AdamKernels.Generators/", "src/AdamKernels/")]
    public void Reasons_are_given_for_lines_that_are_there(string path, params string[] folders)
    {
        string[] entries = [.. Repository.Read(path).Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
        Assert.NotEmpty(entries);
        Assert.All(entries, entry =>
        {
            string[] parts = entry.Split(": ", 2);
            string file = folders.Select(folder => folder + parts[0]).Single(name => File.Exists(Path.Combine(Repository.Root, name)));
            IEnumerable<string> lines = Repository.Read(file).Split('\n').Select(line => line.Trim());
            Assert.True(lines.Any(line => parts[1] == line || parts[1].StartsWith($"{line} => ", StringComparison.Ordinal)), entry);
        });
    }

    [GeneratedRegex("`([A-Za-z]+)Tests`")]
    private static partial Regex Named();

    /// <summary>A group, its project, and its classes.</summary>
    [GeneratedRegex("^    \"([^\"]+)\"$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
