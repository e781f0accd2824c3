using System.Globalization;
using System.Text;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>From which batch on several processes are faster than one, on networks that were not measured.</summary>
internal static class PayTables
{
    private const int LargestBatch = 1 << 20;

    /// <summary>The batch for which speed-ups are shown.</summary>
    private const int LargeBatch = 1 << 16;

    private static readonly int[] s_processes = [2, 4, 16, 64, 1024];

    public static string Of(RankMeasurement measured)
    {
        int most = s_processes[^1];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            ## When more processes pay
            What the model says of as many machines as processes, each as fast as this one alone, with one shard for each process: the
            smallest power of two from which on batches are trained faster than by one process, and in parentheses the speed-up at
            {Labels.Whole(LargeBatch)} rows. *Never* is not up to {Labels.Whole(LargestBatch)} rows. A speed-up of more than the number of
            processes means that fewer rows stay in nearer caches. The latencies are assumptions. In {Labels.Whole(most)}
            processes, the loss takes {Math.Log2(most)} messages, and the gradients take {2 * Math.Log2(most)}.

            """);
        foreach (AssumedNetwork network in AssumedNetwork.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"""

                {network.Name}, α = {Labels.Time(network.Latency)}:

                | processes | {string.Join(" | ", s_processes.Select(count => Labels.Whole(count)))} |
                | --- |{string.Concat(s_processes.Select(_ => " ---: |"))}

                """);
            for (int i = 0; i < measured.Networks.Length; i++)
            {
                RankModel model = measured.ModelOf(i, network.Link.Of);
                string cells = string.Join(" | ", s_processes.Select(count => Cell(model, count)));
                text.Append($"| {measured.Networks[i].Network.Name} | {cells} |\n");
            }
        }

        return text.ToString();
    }

    private static string Cell(RankModel model, int processes)
    {
        int? first = null;
        for (int batch = LargestBatch; batch >= processes && model.SpeedUp(processes, batch) > 1; batch /= 2)
        {
            first = batch;
        }

        string from = first is int rows ? Labels.Whole(rows) : "never";
        return string.Create(CultureInfo.InvariantCulture, $"{from} ({model.SpeedUp(processes, LargeBatch):F2} ×)");
    }
}
