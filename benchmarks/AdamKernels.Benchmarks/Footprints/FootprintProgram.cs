using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.Footprints;

/// <summary>Measures the memory of networks and trainers.</summary>
internal static class FootprintProgram
{
    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        Footprint[] footprints =
        [
            Footprint.Of(() => new Regression4x32x32x2(seed: 1)),
            Footprint.Of(() => new Regression16x64x64x4(seed: 1)),
            Footprint.Of(() => new Classifier64x64x10(seed: 1)),
            Footprint.Of(() => new Classifier784x128x10(seed: 1)),
            Footprint.Of(() => new Classifier784x512x512x10(seed: 1)),
        ];
        var text = new StringBuilder($"""
            What a network and its trainer allocate when they are created, and what of that the operating system has provided after a
            step of the largest batch, and after one in separate calls: the mean of {Footprint.Networks} networks. Needed are the parameters, two
            moments for each, and the inputs and outputs of all layers for the largest batch.

            | network | largest batch | needed | allocated | provided for steps | of what is needed | for separate calls |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |

            """);
        foreach (Footprint of in footprints)
        {
            string share = string.Create(CultureInfo.InvariantCulture, $"{(double)of.Resident / of.Needed:F2}");
            string[] cells =
            [
                of.Name, $"{of.MaxBatchSize}", Size(of.Needed), Size(of.Allocated), Size(of.Resident), share, Size(of.WithCalls),
            ];
            text.AppendLine($"| {string.Join(" | ", cells)} |");
        }

        results.Publish("Memory", text.ToString());
    }

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:N1} KiB");
}
