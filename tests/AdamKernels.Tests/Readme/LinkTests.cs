using System.Text.RegularExpressions;

namespace AdamKernels.Tests.Readme;

public partial class LinkTests
{
    public static TheoryData<string> Documents => [.. new[] { "", "docs", "benchmarks" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.md"))
        .Select(path => Path.GetRelativePath(Repository.Root, path))];

    /// <summary>Fails when a document links to a file of the repository, or to a heading in it, that does not exist.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_within_the_repository_lead_somewhere(string document)
    {
        string folder = Path.Combine(Repository.Root, Path.GetDirectoryName(document)!);

        foreach (string link in Link().Matches(Repository.Read(document)).Select(match => match.Groups["to"].Value).Where(
            to => !to.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = link.Split('#');
            string target = parts[0].Length == 0 ? Path.Combine(Repository.Root, document) : Path.Combine(folder, parts[0]);
            Assert.True(File.Exists(target) || Directory.Exists(target), $"{document} links to {link}, which does not exist.");
            if (parts.Length > 1)
            {
                Assert.Contains(parts[1], Headings(File.ReadAllText(target)));
            }
        }
    }

    /// <summary>The headings as GitHub names them in links.</summary>
    private static IEnumerable<string> Headings(string markdown) => markdown.ReplaceLineEndings("\n").Split('\n')
        .Where(line => line.StartsWith('#'))
        .Select(line => NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\[[^\]]+\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
