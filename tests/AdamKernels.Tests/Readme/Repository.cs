namespace AdamKernels.Tests.Readme;

/// <summary>Files of the repository that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AdamKernels.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"AdamKernels.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
