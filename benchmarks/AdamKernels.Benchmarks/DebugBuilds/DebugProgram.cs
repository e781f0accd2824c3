using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Drawing;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.DebugBuilds;

/// <summary>Compares how fast the networks of a program are that is built in Debug, and what makes them as fast as in Release.</summary>
internal static class DebugProgram
{
    private const int Rounds = 9;

    private static readonly ConsumerBuild[] Builds =
    [
        new("Release", "Release"),
        new("Debug", "Debug"),
        new("Debug with `<Optimize>true</Optimize>`", "Debug", "<Optimize>true</Optimize>"),
        new("Debug, the networks in a project of their own with `<Optimize>true</Optimize>`", "Debug", HasNetworkProject: true),
        new(
            "Debug with `[assembly: Debuggable(DebuggingModes.Default)]`",
            "Debug",
            Source: "[assembly: System.Diagnostics.Debuggable(System.Diagnostics.DebuggableAttribute.DebuggingModes.Default)]"),
    ];

    /// <summary>Packs the library, builds a program with the package in each way, and runs all in turn.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        string folder = Directory.CreateTempSubdirectory("AdamKernels.DebugBuilds.").FullName;
        try
        {
            string[] folders = Build(folder);
            List<Dictionary<string, double>>[] times = [.. Builds.Select(_ => new List<Dictionary<string, double>>())];
            for (int round = 0; round < Rounds; round++)
            {
                Console.WriteLine($"round {round + 1} of {Rounds} ...");
                for (int i = 0; i < Builds.Length; i++)
                {
                    times[i].Add(Builds[i].Run(folders[i]));
                }
            }

            results.Publish("Debug builds", TextOf(times));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>The folder of each build.</returns>
    private static string[] Build(string folder)
    {
        // The package from a user's side: nothing of the repository applies to the projects, and nothing else is restored.
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        }

        File.WriteAllText(Path.Combine(folder, "nuget.config"), """
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="feed" value="feed" /></packageSources>
            </configuration>
            """);
        string version = $"0.0.0-debug.{Guid.NewGuid():N}";
        string root = Repository.Root();
        Console.WriteLine("packing ...");
        Dotnet.Run(
            root, "pack", "src/AdamKernels", "-c", "Release", "-o", Path.Combine(folder, "feed"), $"-p:PackageVersion={version}");
        return [.. Builds.Select((build, i) =>
        {
            Console.WriteLine($"building {build.Name} ...");
            string own = Directory.CreateDirectory(Path.Combine(folder, $"build{i}")).FullName;
            build.Build(own, Path.Combine(root, Repository.Project), version);
            return own;
        })];
    }

    private static string TextOf(List<Dictionary<string, double>>[] times)
    {
        string[] steps = [.. times[0][0].Keys];
        var text = new StringBuilder($"""
            Time of one training step in a program that uses the package. Each is the median of {Rounds} processes, and in each process the
            median of 301 blocks of about a millisecond. The processes of the builds ran in turn. The time relative to Release, in
            parentheses, is the median of the quotients of the {Rounds} turns.


            """);
        text.AppendLine($"| build | {string.Join(" | ", steps)} |");
        text.AppendLine($"| --- |{string.Concat(steps.Select(_ => " ---: |"))}");
        for (int i = 0; i < Builds.Length; i++)
        {
            List<Dictionary<string, double>> own = times[i];
            IEnumerable<string> cells = steps.Select(step =>
            {
                double ratio = Median(own.Zip(times[0], (a, b) => a[step] / b[step]));
                return $"{Labels.Time(Median(own.Select(time => time[step])))} ({Ratio(ratio)})";
            });
            text.AppendLine($"| {Builds[i].Name} | {string.Join(" | ", cells)} |");
        }

        return text.ToString();
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static string Ratio(double ratio) => $"{ratio.ToString(ratio < 9.95 ? "F1" : "F0", CultureInfo.InvariantCulture)} ×";
}
