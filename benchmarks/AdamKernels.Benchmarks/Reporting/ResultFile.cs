namespace AdamKernels.Benchmarks.Reporting;

/// <summary>Shows results, and keeps them under benchmarks/results/ if asked to.</summary>
/// <param name="command">train, predict, roofline and so on; also the name of the file.</param>
/// <param name="arguments">All arguments, to be named with the results.</param>
/// <param name="save">Whether to write the file.</param>
/// <param name="project">The project that measures, from the root of the repository.</param>
internal sealed class ResultFile(string command, string[] arguments, bool save, string project = "benchmarks/AdamKernels.Benchmarks")
{
    /// <summary>Prints the results with the machine, and writes them to the file.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="markdown">The results.</param>
    /// <param name="draw">Draws a picture of them into the PNG file with this path; called if results are saved.</param>
    public void Publish(string title, string markdown, Action<string>? draw = null)
    {
        string machine = Machine.Describe($"dotnet run -c Release --project {project} -- {string.Join(' ', arguments)}".TrimEnd(' ', '-'));
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
        File.WriteAllText(path, draw is null ? text : $"{text}\n![{title}]({command}.png)\n");
        Console.WriteLine($"Saved as {path}");
        draw?.Invoke(Path.ChangeExtension(path, ".png"));
    }

    /// <summary>The build output lies within the repository, whatever directory the program is started from.</summary>
    private string RepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, project)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {project}: results have no place to go.");
    }
}
