using System.Runtime.CompilerServices;
using AdamKernels.Benchmarks.Measuring;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>
/// Predicts a training step in n processes from the steps of one, the time of a message and the time of an addition, as
/// <see cref="Formula"/> says.
/// </summary>
/// <param name="steps">Steps of one process.</param>
/// <param name="gradientBytes">P.</param>
/// <param name="message">Nanoseconds of an exchange between two processes, by its bytes.</param>
/// <param name="additionPerByte">Nanoseconds to add and copy a byte of gradients.</param>
internal sealed class RankModel(StepTimes steps, int gradientBytes, Func<double, double> message, double additionPerByte)
{
    /// <summary>The model, as markdown.</summary>
    public static string Formula { get; } = $"""
        ## Model
        A step of B rows in n processes, each of which has s shards, takes

            T(1, B) = a step in one call, with {RankNetwork.Shards} shards or without, whichever is faster
            T(n, B) = S(B/n, s) + G(n) + L(n, s)
            G(n)    = sum of 2·M(P/2ᵏ) + A·P/2ᵏ over k = 1 to log2(n)
            L(n, s) = sum of M(2ᵏ·s·{LossBytes} bytes) over k = 0 to log2(n) - 1
            M(m)    = α + β·m

        S is a step through memory. G exchanges the P bytes of the gradients by recursive halving and doubling: two messages for each
        halving, together 2·log2(n) messages and 2·(n - 1)/n·P bytes, and one of two neighbors adds and copies at A for each byte while
        the other one waits. L gathers the sums of the loss: two neighbors give each other what they have. Nothing overlaps.

        """;

    private const int Rounds = 101;

    /// <summary>Bytes of the sum of a shard's loss.</summary>
    private static int LossBytes => Unsafe.SizeOf<LossSum>();

    /// <summary>Nanoseconds of a step.</summary>
    /// <param name="processes">Number of processes: a power of two.</param>
    /// <param name="batch">Rows of the batch: a power of two, and at least as many as processes.</param>
    /// <param name="shards">Shards of each process.</param>
    /// <param name="slowdown">How much slower the rows of a process are because of the others on the same machine.</param>
    public double Time(int processes, int batch, int shards = 1, double slowdown = 1) => processes == 1
        ? steps.Alone(batch)
        : slowdown * steps.OfProcess(batch / processes, shards) + GradientExchange(processes) + LossExchange(processes, shards);

    /// <summary>How many times faster several processes are than one.</summary>
    public double SpeedUp(int processes, int batch) => Time(1, batch) / Time(processes, batch);

    /// <summary>Measures the time to add and copy a byte in a near cache, as the exchange does.</summary>
    public static double MeasureAddition()
    {
        const int Length = 1 << 15;
        float[] own = new float[Length], theirs = new float[Length];
        Action add = () =>
        {
            VectorSum.Add(theirs, own);
            theirs.CopyTo(own, 0);
        };
        WarmUp.Run(add);
        var probe = new Probe(add, unitsPerCall: Length * sizeof(float));
        Probe.MeasureInTurn(Rounds, probe);
        return probe.Nanoseconds;
    }

    /// <summary>Nanoseconds of the exchange of the gradients.</summary>
    public double GradientExchange(int processes)
    {
        double time = 0;
        for (int parts = 2; parts <= processes; parts *= 2)
        {
            double bytes = (double)gradientBytes / parts;
            time += 2 * message(bytes) + additionPerByte * bytes;
        }

        return time;
    }

    /// <summary>Nanoseconds of the exchange of the loss.</summary>
    public double LossExchange(int processes, int shards)
    {
        double time = 0;
        for (int parts = 1; parts < processes; parts *= 2)
        {
            time += message((double)parts * shards * LossBytes);
        }

        return time;
    }
}
