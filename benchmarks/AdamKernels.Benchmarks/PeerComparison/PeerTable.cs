using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Drawing;

namespace AdamKernels.Benchmarks.PeerComparison;

/// <summary>Times of AdamKernels and of a peer as a table of markdown.</summary>
internal static class PeerTable
{
    /// <summary>What the columns of ratios show.</summary>
    public const string Explanation = """
        Times are medians. AdamKernels and the peer are timed in turn in many short rounds of one process; a ratio is the median of the
        quotients of the two times of each round, and its middle half that of these quotients. Below 1 AdamKernels is the faster one.
        """;

    /// <summary>Makes the table.</summary>
    /// <param name="heading">Heading of the first column.</param>
    /// <param name="peer">Name of the peer; its columns are left out if no case has it.</param>
    /// <param name="timings">A line each.</param>
    public static string Of(string heading, string peer, IReadOnlyCollection<PeerTiming> timings)
    {
        bool hasPeer = timings.Any(timing => timing.Peer is not null);
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"| {heading} | AdamKernels |");
        table.AppendLine(hasPeer ? $" {peer} | AdamKernels / {peer} | middle half |" : "");
        table.AppendLine(hasPeer ? "| --- | ---: | ---: | ---: | ---: |" : "| --- | ---: |");
        foreach (PeerTiming timing in timings)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {timing.Case} | {Labels.Time(timing.AdamKernels)} |");
            if (timing.Peer is { } time)
            {
                table.Append(CultureInfo.InvariantCulture, $" {Labels.Time(time)} | {timing.MedianRatio:G3} |");
                table.Append(CultureInfo.InvariantCulture, $" {timing.LowerRatio:G3} to {timing.UpperRatio:G3} |");
            }

            table.AppendLine();
        }

        return table.ToString();
    }
}
