using System.Globalization;
using System.Text;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>What was measured to feed the model: messages, and steps of one process.</summary>
internal static class MachineTables
{
    public static string Of(RankMeasurement measured)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            ## Messages
            `IProcessGroup.Exchange` between two processes on this machine: each sends and receives as many bytes. Medians of blocks of
            calls. The line α + β·bytes is the one with the smallest relative errors, the largest of which is in the fourth column. A
            limit of 1 Gbit/s is one of 2 Gbit/s for both directions together, in a network namespace. It lets 40,000 bytes pass at once
            after a pause.

            | | α | 1/β | error | {string.Join(" | ", MessageTimes.Lengths.Select(Length))} |
            | --- | ---: | ---: | ---: |{Columns(MessageTimes.Lengths.Length)}

            """);
        foreach ((Connection connection, PairTimes? times, string reason) in measured.Connections)
        {
            text.Append($"| {connection.Name} | {(times is null ? $"not available: {reason}" : MessagesOf(times.Messages))} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"""

            ## One process
            Medians, on one thread. *Through memory* is a step in separate calls, less the copy of the inputs that only these make: what
            each of several processes does with its rows beside the exchange. The *update* is its part that does not shrink with the
            number of processes. *[Shards]* is a step in one call with [Shards({RankNetwork.Shards})]. To add and copy a kilobyte of
            gradients takes {Labels.Time(measured.Addition * 1000)}.

            | | gradients | update |{string.Concat(RankNetwork.SharedBatches.Select(HeadOf))}
            | --- | ---: | ---: |{Columns(3 * RankNetwork.SharedBatches.Length)}

            """);
        foreach ((RankNetwork network, StepTimes steps) in measured.Networks)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                | {network.Name} | {Length(network.GradientBytes)} |{Row([steps.Update, .. RankNetwork.SharedBatches.SelectMany(TimesOf)])}

                """);

            double[] TimesOf(int batch) => [steps.Whole(batch), steps.OfProcess(batch, shards: 1), steps.Sharded(batch)];
        }

        return text.ToString();
    }

    /// <summary>A number of bytes, in units of 1,024.</summary>
    public static string Length(int bytes) => bytes switch
    {
        >= 1 << 20 => $"{Labels.Short(Math.Round(bytes / 1024.0 / 1024.0, 1))} MiB",
        >= 1 << 10 => $"{Labels.Short(Math.Round(bytes / 1024.0))} KiB",
        _ => $"{bytes} B",
    };

    private static string MessagesOf(MessageTimes messages)
    {
        Link line = messages.Fit();
        double error = messages.Bytes.Zip(messages.Nanoseconds, (bytes, time) => Math.Abs(line.Of(bytes) / time - 1)).Max();
        string times = string.Join(" | ", messages.Nanoseconds.Select(Labels.Time));
        return string.Create(
            CultureInfo.InvariantCulture, $"{Labels.Time(line.Latency)} | {1 / line.PerByte:F2} GB/s | {100 * error:F0} % | {times}");
    }

    private static string HeadOf(int batch) => $" {Labels.Whole(batch)} rows | through memory | [Shards] |";

    private static string Row(params double[] times) => string.Concat(times.Select(time => $" {Labels.Time(time)} |"));

    private static string Columns(int count) => string.Concat(Enumerable.Repeat(" ---: |", count));
}
