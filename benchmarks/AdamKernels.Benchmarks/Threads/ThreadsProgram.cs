using System.Globalization;
using System.Text;
using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Peers;
using AdamKernels.Benchmarks.Reporting;
using AdamKernels.Benchmarks.Suites;
using AdamKernels.Runtime;

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
        ProcessorPair pair = ProcessorPair.Measure();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            {pair}

            Training steps with Adam. Times are medians of up to {Rounds} rounds in which everything ran in turn; the speed-up is the median of
            the rounds' quotients.

            | network | threads | time | speed-up |
            | --- | ---: | ---: | ---: |

            """);
        var predicted = new StringBuilder();
        foreach (TrainingCase trainingCase in TrainingCase.Shared)
        {
            (NetworkDescription network, double alone) = Measure(text, counts, trainingCase);
            var model = new ThreadModel(network, trainingCase.Rows, alone, pair);
            string speedUps = string.Join(" | ", s_predicted.Select(count => SpeedUp(alone / model.Time(count))));
            predicted.Append(CultureInfo.InvariantCulture, $"""
                | {trainingCase} | {speedUps} | {model.Time(s_predicted[^1]) / 1000:F1} µs |

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

    /// <returns>What was measured, and the nanoseconds of its step on one thread.</returns>
    private static (NetworkDescription Network, double Alone) Measure(StringBuilder text, int[] counts, TrainingCase trainingCase)
    {
        var data = new SampleData(trainingCase.Network.Shape, trainingCase.Rows);
        TrainingWorkers[] workers = [.. counts.Select(count => new TrainingWorkers(count))];
        AdamKernelsNetwork[] networks = [.. workers.Select(trainingCase.Network.CreateAdamKernels)];
        Action[] steps = [.. networks.Select(network => StepOf(network, data))];
        foreach (Action step in steps)
        {
            WarmUp.Run(step);
        }

        Probe[] probes = [.. steps.Select(step => new Probe(step, unitsPerCall: 1))];
        Probe.MeasureInTurn(Rounds, probes);
        for (int i = 0; i < probes.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"""
                | {trainingCase} | {counts[i]} | {probes[i].Nanoseconds / 1000:F1} µs | {probes[0].RatioTo(probes[i], 0.5):F2} |

                """);
        }

        foreach (TrainingWorkers one in workers)
        {
            one.Dispose();
        }

        return (networks[0].Description, probes[0].Nanoseconds);
    }

    private static Action StepOf(AdamKernelsNetwork network, SampleData data)
    {
        network.LearningRate = AdamSettings.NegligibleRate;
        return () => network.Step(data.Inputs, data.Targets);
    }
}
