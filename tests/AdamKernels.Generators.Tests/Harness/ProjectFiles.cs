using System.Reflection;

namespace AdamKernels.Generators.Tests.Harness;

/// <summary>Files of the repository that tests compare with.</summary>
internal static class ProjectFiles
{
    /// <summary>The folder of this project.</summary>
    public static readonly string Project = typeof(ProjectFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ProjectDirectory").Value!;

    public static readonly string Snapshots = Path.Combine(Project, "Snapshots");

    public static string ReadFromRepository(params string[] path) => File.ReadAllText(InRepository(path));

    public static string InRepository(params string[] path) => Path.Combine([Project, "..", "..", .. path]);
}
