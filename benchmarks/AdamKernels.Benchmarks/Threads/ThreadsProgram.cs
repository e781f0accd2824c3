using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.Threads;

/// <summary>Training steps on one thread and on several, in turn.</summary>
internal static class ThreadsProgram
{
    private const int Rounds = 301;

    private static readonly int[] s_predicted = [2, 4, 8, 16];

    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        int[] counts = [.. Enumerable.Range(0, 5).Select(power => 1 << power).Where(count => count <= Environment.ProcessorCount)];
        var text = new StringBuilder();
        ProcessorPair pair = ProcessorPair.Measure();
        text.Append(CultureInfo.InvariantCulture, $"""
            The machine: two loops in registers that share nothing run {pair.SpeedUp:F2} times as fast on two threads as one after the other. A word
            travels from one thread to another and back in {pair.RoundTrip:F0} ns. To read a cache line that the other has written takes
            {pair.Read:F1} ns, to write one that the other has read {pair.Write:F1} ns, and to write one of its own {pair.PrivateWrite:F1} ns (medians,
            adjacent lines).

            Training steps with Adam. Times are medians of up to {Rounds} rounds in which everything ran in turn; the speed-up is the median of
            the rounds' quotients.

            | network | threads | time | speed-up |
            | --- | ---: | ---: | ---: |

            """);
        Func<TrainingWorkers, TrainingRun>[] cases =
        [
            workers => TrainingRun.Of(new Classifier784x128x10(seed: 1), 64, workers),
            workers => TrainingRun.Of(new Classifier784x512x512x10(seed: 1), 128, workers),
            workers => TrainingRun.Of(new Regression4x32x16x4(seed: 1), 10_000, workers),
            workers => TrainingRun.Of(new Classifier64x64x10InLargeBatches(seed: 1), 2_048, workers),
        ];
        var predicted = new StringBuilder();
        foreach (Func<TrainingWorkers, TrainingRun> create in cases)
        {
            (TrainingRun run, double alone) = Measure(text, counts, create);
            var model = new ThreadModel(run.Description, run.Rows, alone, pair);
            string speedUps = string.Join(" | ", s_predicted.Select(count => SpeedUp(alone / model.Time(count))));
            predicted.Append(CultureInfo.InvariantCulture, $"""
                | {run.Name} | {speedUps} | {model.Time(s_predicted[^1]) / 1000:F1} µs |

                """);
        }

        text.Append(CultureInfo.InvariantCulture, $"""

            What the model of docs/performance.md predicts from the times on one thread and from the figures of the machine above, if all cores
            were as far from each other as these two:

            | network | {string.Join(" | ", s_predicted)} | time on {s_predicted[^1]} |
            | --- |{string.Concat(s_predicted.Select(_ => " ---: |"))} ---: |

            """).Append(predicted);
        results.Publish("Threads", text.ToString());
    }

    private static string SpeedUp(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    /// <returns>One of the networks, and the nanoseconds of its step on one thread.</returns>
    private static (TrainingRun Run, double Alone) Measure(
        StringBuilder text, int[] counts, Func<TrainingWorkers, TrainingRun> create)
    {
        TrainingWorkers[] workers = [.. counts.Select(count => new TrainingWorkers(count))];
        TrainingRun[] runs = [.. workers.Select(create)];
        foreach (TrainingRun run in runs)
        {
            WarmUp.Run(run.Step);
        }

        Probe[] probes = [.. runs.Select(run => new Probe(run.Step, unitsPerCall: 1))];
        Probe.MeasureInTurn(Rounds, probes);
        for (int i = 0; i < probes.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                | {runs[i].Name} | {counts[i]} | {probes[i].Nanoseconds / 1000:F1} µs | {probes[0].RatioTo(probes[i], 0.5):F2} |

                """);
        }

        foreach (TrainingWorkers one in workers)
        {
            one.Dispose();
        }

        return (runs[0], probes[0].Nanoseconds);
    }
}
