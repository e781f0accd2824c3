using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.StartUp;

/// <summary>How large a small program with a network is, and how soon after its start it has trained and predicted.</summary>
internal static class StartUpProgram
{
    private const int Starts = 20;

    private static readonly (string Name, bool IsSelfContained, string Properties)[] Ways =
    [
        ("NativeAOT", true, "<PublishAot>true</PublishAot><IlcInstructionSet>native</IlcInstructionSet>"),
        ("self-contained, trimmed", true, "<PublishTrimmed>true</PublishTrimmed>"),
        ("framework-dependent", false, ""),
        ("framework-dependent, ReadyToRun", false, "<PublishReadyToRun>true</PublishReadyToRun>"),
    ];

    private static readonly PublishedProgram[] Programs =
    [
        .. from way in Ways
           from hasNetwork in (bool[])[true, false]
           select new PublishedProgram(
               hasNetwork ? way.Name : "– without a network", hasNetwork, way.IsSelfContained, way.Properties),
    ];

    /// <summary>Publishes two programs in each way and starts all in turn.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        string folder = Directory.CreateTempSubdirectory("AdamKernels.StartUp.").FullName;
        try
        {
            string[] folders = [.. Programs.Select((program, i) =>
            {
                Console.WriteLine($"publishing {program.Name} ...");
                string own = Directory.CreateDirectory(Path.Combine(folder, $"program{i}")).FullName;
                program.Publish(own);
                return own;
            })];

            // The first start of each reads its files from the disk and does not count.
            List<double[]>[] times = [.. Programs.Select(_ => new List<double[]>())];
            for (int start = 0; start <= Starts; start++)
            {
                for (int i = 0; i < folders.Length; i++)
                {
                    double[] time = PublishedProgram.Start(folders[i]);
                    if (start > 0)
                    {
                        times[i].Add(time);
                    }
                }
            }

            results.Publish("Size and start-up", TextOf([.. folders.Select(PublishedProgram.Size)], times));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string TextOf((long Executable, long All)[] sizes, List<double[]>[] times)
    {
        var text = new StringBuilder($"""
            A program with one 784-128-10 network makes a training step of 64 samples, then predicts one sample, without warm-up. Times are from
            just before its start until the caller hears that the call has returned: medians of {Starts} starts, in turn, with the files in
            memory. The programs without a network only write to the caller. Executables of NativeAOT are compiled for this processor, and
            stripped, as they are by default; the published folder has no symbols and no documentation.

            | published | executable | folder | written | first step | first prediction |
            | --- | ---: | ---: | ---: | ---: | ---: |

            """);
        for (int i = 0; i < Programs.Length; i++)
        {
            string cells = Programs[i].HasNetwork ? $" | {Time(times[i], 0)} | {Time(times[i], 1)}" : $"{Time(times[i], 0)} | | ";
            text.AppendLine($"| {Programs[i].Name} | {Size(sizes[i].Executable)} | {Size(sizes[i].All)} | {cells} |");
        }

        return text.ToString();
    }

    private static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:F0} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F1} MB");

    private static string Time(List<double[]> times, int call)
    {
        double[] sorted = [.. times.Select(time => time[call]).Order()];
        double median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return string.Create(CultureInfo.InvariantCulture, $"{median:F1} ms");
    }
}
