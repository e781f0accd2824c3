using System.Diagnostics;
using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.FirstCalls;

/// <summary>Times first steps and predictions, with and without a warm-up, each in a process of its own.</summary>
internal static class FirstCallProgram
{
    private const int Processes = 15;

    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            Medians of {Processes} processes for each figure, with and without warm-up in turn. The batches of 784-128-10 have 64 samples, all
            others 1. The trainer or network has just been created; the warm-up is that of the trainer or of the network.

            | | first call | second call | warm-up | first call after it | second call after it |
            | --- | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (string name in FirstCall.All)
        {
            List<double[]> cold = [], warm = [];
            for (int process = 0; process < Processes; process++)
            {
                cold.Add(Measure(name, "cold"));
                warm.Add(Measure(name, "warm"));
            }

            text.Append(CultureInfo.InvariantCulture, $"""
                | {name} | {Time(cold, 1)} | {Time(cold, 2)} | {Time(warm, 0)} | {Time(warm, 1)} | {Time(warm, 2)} |

                """);
        }

        results.Publish("First steps and predictions", text.ToString());
    }

    private static string Time(List<double[]> times, int column)
    {
        double[] sorted = [.. times.Select(row => row[column]).Order()];
        double median = sorted[sorted.Length / 2];
        return median >= 1000
            ? string.Create(CultureInfo.InvariantCulture, $"{median / 1000:F1} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{median:F1} µs");
    }

    private static double[] Measure(string name, string how)
    {
        string[] command = [.. OwnProgram.Command, "warmup", how, name];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. output.Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture))];
    }
}
