using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Threads;

/// <summary>
/// Predicts a training step on several threads from its time on one, from what the planner says that its passes take, and from what memory
/// takes between two processors of this machine. docs/performance.md explains it.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="samples">Samples of a batch.</param>
/// <param name="alone">Nanoseconds of a step on one thread.</param>
/// <param name="pair">What memory takes.</param>
internal sealed class ThreadModel(NetworkDescription network, int samples, double alone, ProcessorPair pair)
{
    private const int FloatsPerLine = 16;

    /// <summary>A cache line that another processor has written, read and written.</summary>
    private double Line => pair.Read + pair.Write;

    private double Total => network.Work.Step(samples);

    /// <summary>Nanoseconds of a step.</summary>
    /// <param name="threads">Number of threads.</param>
    public double Time(int threads) => threads == 1 ? alone : network.BatchTile > 0 ? TimeInTurns(threads) : TimeInParts(threads);

    /// <summary>Threads have rows, inputs or parameters, and meet between the parts.</summary>
    private double TimeInParts(int threads)
    {
        bool[] divides = [.. network.ForwardParts.Select(part => part == PassDivision.Terms)];
        double chained = 0, lines = 0;
        for (int i = 0; i < network.Layers.Length && divides.Contains(true); i++)
        {
            LayerDescription layer = network.Layers[i];
            if (i < divides.Length && divides[i])
            {
                chained += (double)samples * layer.Inputs * layer.Outputs / FloatsPerLine;
                lines += (double)samples * layer.Outputs / FloatsPerLine;
            }
        }

        double share = chained / Total;
        int meetings = network.ForwardParts.Length + network.BackpropagateParts.Length + 1;
        return alone * (share * (RowPass.BlocksOfTerms + threads - 1) / (RowPass.BlocksOfTerms * threads) + (1 - share) / threads)
            + lines * Line
            + meetings * (threads - 1) * pair.RoundTrip;
    }

    /// <summary>Threads take tiles through the network, and add them in turn to the gradients: one at a time.</summary>
    private double TimeInTurns(int threads)
    {
        double turns = Math.Ceiling((double)samples / TilePipeline.TurnLength(network.BatchTile, samples, threads));
        double travel = turns * (network.TrainedLength / FloatsPerLine * Line + pair.RoundTrip / 2);
        double share = samples * (double)network.Work.Gradient / Total;
        double rows = alone * (1 - share);
        return Math.Max((alone + travel) / threads, rows / turns + alone * share + travel);
    }
}
