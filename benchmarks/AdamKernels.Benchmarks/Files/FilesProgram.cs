using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.Files;

/// <summary>Saves and loads a checkpoint, in turn with plain copies of the same bytes.</summary>
internal static class FilesProgram
{
    private const int Rounds = 101;

    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("AdamKernels.Files.");
        try
        {
            using var checkpoint = new CheckpointFiles(folder.FullName);
            Pair[] pairs =
            [
                new("`SaveCheckpoint` to memory", "copy of memory", checkpoint.SaveToMemory, checkpoint.CopyMemory),
                new("`SaveCheckpoint` to a stream", "`File.Copy`", checkpoint.SaveToStream, checkpoint.CopyFile),
                new(
                    "`SaveCheckpoint` to a path: flushed and renamed",
                    "`File.Copy`, flushed and renamed",
                    checkpoint.SaveToPath,
                    checkpoint.CopyAndFlush),
                new("`LoadCheckpoint` from memory", "copy of memory", checkpoint.LoadFromMemory, checkpoint.CopyMemory),
                new("`LoadCheckpoint` from a path", "`File.Copy`", checkpoint.LoadFromPath, checkpoint.CopyFile),
            ];
            Probe[] probes = [.. pairs.SelectMany(pair => pair.Probes)];
            int rounds = Probe.MeasureInTurn(Rounds, probes);
            results.Publish("Saving and loading", TextOf(pairs, checkpoint.Length, rounds));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string TextOf(Pair[] pairs, int length, int rounds)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            A checkpoint of 784-512-512-10 with Adam's state: {length:N0} bytes, checksum included. Files are in the page cache of the
            temporary folder. Times are medians of {rounds} rounds, in which everything ran in turn; the last column is the median of the
            rounds' quotients.

            | | time | GB/s | peer | time | GB/s | speed relative to the peer |
            | --- | ---: | ---: | --- | ---: | ---: | ---: |

            """);
        foreach (Pair pair in pairs)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                | {pair.Name} | {Milliseconds(pair.Own)} | {Speed(pair.Own, length)} | {pair.PeerName} | {Milliseconds(pair.Peer)} | {Speed(pair.Peer, length)} | {pair.Peer.RatioTo(pair.Own, 0.5):F2} |

                """);
        }

        return text.ToString();
    }

    private static string Milliseconds(Probe probe) => string.Create(CultureInfo.InvariantCulture, $"{probe.Nanoseconds / 1e6:F2} ms");

    private static string Speed(Probe probe, int length) => (length / probe.Nanoseconds).ToString("F2", CultureInfo.InvariantCulture);
}
