// Stages the pages of the repository for docfx: dotnet run Stage.cs -- REPOSITORY TARGET
//
// A page keeps its place, so links between pages stay as they are. Whatever else a page links to, such as sources and folders, is not part
// of the site: these links go to the repository's host.
using System.Diagnostics;
using System.Text.RegularExpressions;

string root = Path.GetFullPath(args[0]), target = Path.GetFullPath(args[1]);
string own = Path.Combine(root, "docs", "site", "pages");
HashSet<string> files = [.. ListPages()];
foreach (string file in files)
{
    Write(Path.Combine(root, file), file);
}

// Pages that only the site has: where it starts, and its tables of contents.
foreach (string file in Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories))
{
    Write(file, Path.GetRelativePath(own, file));
}

void Write(string source, string file)
{
    string path = Path.Combine(target, file);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    if (Path.GetExtension(file) == ".md")
    {
        File.WriteAllText(path, Link().Replace(File.ReadAllText(source), link => LinkFrom(file, link.Value)));
    }
    else
    {
        File.Copy(source, path, overwrite: true);
    }
}

string LinkFrom(string page, string link)
{
    string path = Path.GetRelativePath(root, Path.Combine(root, Path.GetDirectoryName(page)!, link)).Replace('\\', '/');
    string kind = Directory.Exists(Path.Combine(root, path)) ? "tree" : "blob";
    return files.Contains(path) || File.Exists(Path.Combine(own, path)) || path.StartsWith("api/", StringComparison.Ordinal)
        ? link
        : $"https://github.com/AdamKernels/AdamKernels/{kind}/main/{path}";
}

string[] ListPages()
{
    string[] arguments =
    [
        "-C", root, "ls-files", "--cached", "--others", "--exclude-standard", "--",
        "*.md", "*.png", "*.svg", ":!docs/site", ":!src", ":!generators", ":!tests"
    ];
    using Process git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true })!;
    string output = git.StandardOutput.ReadToEnd();
    git.WaitForExit();
    return git.ExitCode == 0
        ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        : throw new InvalidOperationException($"git ls-files ended with exit code {git.ExitCode}.");
}

internal static partial class Program
{
    /// <summary>A relative link without its anchor.</summary>
    [GeneratedRegex(@"(?<=\[[^\]\[]*\]\()(?![a-z]+:|#)[^)\s#]+")]
    private static partial Regex Link();
}
