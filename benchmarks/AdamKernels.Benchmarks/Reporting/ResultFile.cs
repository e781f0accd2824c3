namespace AdamKernels.Benchmarks.Reporting;

/// <summary>Shows results, and keeps them under benchmarks/results/ if asked to.</summary>
/// <param name="command">train, predict or roofline; also the name of the file.</param>
/// <param name="arguments">All arguments, to be named with the results.</param>
/// <param name="save">Whether to write the file.</param>
internal sealed class ResultFile(string command, string[] arguments, bool save)
{
    private const string Project = "benchmarks/AdamKernels.Benchmarks";

    /// <summary>Prints the results with the machine, and writes them to the file.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="markdown">The results.</param>
    public void Publish(string title, string markdown)
    {
        string machine = Machine.Describe($"dotnet run -c Release --project {Project} -- {string.Join(' ', arguments)}");
        string text = $"# {title}\n\n{machine}\n{markdown.Trim()}\n".ReplaceLineEndings("\n");
        Console.WriteLine();
        Console.WriteLine(text);
        if (!save)
        {
            return;
        }

        string folder = Path.Combine(RepositoryRoot(), "benchmarks", "results", Machine.Slug);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, command + ".md");
        File.WriteAllText(path, text);
        Console.WriteLine($"Saved as {path}");
    }

    /// <summary>The build output lies within the repository, whatever directory the program is started from.</summary>
    private static string RepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Project)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {Project}: results have no place to go.");
    }
}
