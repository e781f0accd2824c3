namespace AdamKernels.Benchmarks.Reporting;

/// <summary>The folder that the benchmarks are built in.</summary>
internal static class Repository
{
    /// <summary>The benchmarks' project, from the root.</summary>
    public const string Project = "benchmarks/AdamKernels.Benchmarks";

    /// <summary>The root. The build output lies within the repository, whatever directory the program is started from.</summary>
    /// <exception cref="DirectoryNotFoundException">The build output was moved elsewhere.</exception>
    public static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Project)))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds {Project}.");
    }
}
