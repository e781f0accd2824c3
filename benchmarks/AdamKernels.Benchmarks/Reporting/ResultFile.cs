namespace AdamKernels.Benchmarks.Reporting;

/// <summary>Shows results, and keeps them under benchmarks/results/ if asked to.</summary>
/// <param name="name">Name of the file, without extension: the command that measured.</param>
/// <param name="arguments">All arguments, to be named with the results.</param>
/// <param name="save">Whether to write the file.</param>
/// <param name="project">The project that measured, from the root of the repository.</param>
internal sealed class ResultFile(string name, string[] arguments, bool save, string project = Repository.Project)
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

        string folder = Path.Combine(Repository.Root(), "benchmarks", "results", Machine.Slug);
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name + ".md");
        File.WriteAllText(path, draw is null ? text : $"{text}\n![{title}]({name}.png)\n");
        Console.WriteLine($"Saved as {path}");
        draw?.Invoke(Path.ChangeExtension(path, ".png"));
    }
}
