using System.Diagnostics;
using System.Globalization;
using AdamKernels.Benchmarks.Networks;

namespace AdamKernels.Benchmarks.FirstCalls;

/// <summary>The first step or prediction of this process, timed.</summary>
internal static class FirstCall
{
    /// <summary>The names of what can be timed.</summary>
    public static readonly string[] All = ["2-32-32-1 step", "2-32-32-1 prediction", "784-128-10 step", "784-128-10 prediction"];

    /// <summary>Prints the times of the warm-up and of the first and the second call, in µs.</summary>
    /// <param name="name">What to time.</param>
    /// <param name="isWarm">Whether to warm up before.</param>
    public static void Run(string name, bool isWarm)
    {
        double[] times = name.Split(' ') switch
        {
            ["2-32-32-1", "step"] => Step(new Regression2x32x32x1(seed: 1), isWarm),
            ["2-32-32-1", _] => Predict(new Regression2x32x32x1(seed: 1), isWarm),
            [_, "step"] => Step(new Classifier784x128x10(seed: 1), isWarm),
            _ => Predict(new Classifier784x128x10(seed: 1), isWarm),
        };
        Console.WriteLine(string.Join(' ', times.Select(time => time.ToString("R", CultureInfo.InvariantCulture))));
    }

    private static double[] Step<TNetwork>(TNetwork network, bool isWarm)
        where TNetwork : class, INetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(network);
        var inputs = new float[TNetwork.Description.MaxBatchSize * network.InputCount];
        var targets = new float[TNetwork.Description.MaxBatchSize * network.OutputCount];
        Array.Fill(inputs, 0.5f);
        Array.Fill(targets, 0.1f);
        long start = Stopwatch.GetTimestamp();
        if (isWarm)
        {
            trainer.WarmUp();
        }

        long begin = Stopwatch.GetTimestamp();
        trainer.Step(inputs, targets);
        long first = Stopwatch.GetTimestamp();
        trainer.Step(inputs, targets);
        return Times(start, begin, first, Stopwatch.GetTimestamp());
    }

    private static double[] Predict<TNetwork>(TNetwork network, bool isWarm)
        where TNetwork : class, INetwork<TNetwork>
    {
        var input = new float[network.InputCount];
        var output = new float[network.OutputCount];
        long start = Stopwatch.GetTimestamp();
        if (isWarm)
        {
            network.WarmUp();
        }

        long begin = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        long first = Stopwatch.GetTimestamp();
        network.Predict(input, output);
        return Times(start, begin, first, Stopwatch.GetTimestamp());
    }

    private static double[] Times(long start, long begin, long first, long second) =>
        [.. ((double[])[begin - start, first - begin, second - first]).Select(ticks => ticks * 1e6 / Stopwatch.Frequency)];
}
