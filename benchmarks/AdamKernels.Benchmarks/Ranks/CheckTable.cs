using System.Globalization;
using System.Text;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>Steps of two processes beside what the model says of them.</summary>
internal static class CheckTable
{
    /// <summary>A model that is off by more says little.</summary>
    private const double Tolerance = 1.5;

    public static string Of(RankMeasurement measured)
    {
        (Connection Connection, PairTimes Times)[] all = [.. measured.Measured];
        if (all is [])
        {
            return "## Two processes\nNone could be measured.\n";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            ## Two processes
            Steps per second of `DistributedTrainer.Step` with [Shards({RankNetwork.Shards})], and in parentheses the measured time relative
            to the model's. *One process* has shards or not, whichever is faster. *Beside* is how much longer the rows take in the slower of
            two processes that compute at the same time, without an exchange, than in one alone: the median of all connections. The model
            multiplies its rows by that of the same run, and takes messages as they were measured there. Where the rate is limited, small
            gradients are faster than in the model, because the limit lets some bytes pass after each pause.

            | | batch | one process | beside | {string.Join(" | ", all.Select(one => one.Connection.Name))} |
            | --- | ---: | ---: | ---: |{string.Concat(all.Select(_ => " ---: |"))}

            """);
        List<double> ratios = [];
        for (int i = 0; i < all[0].Times.Steps.Length; i++)
        {
            PairStep[] steps = [.. all.Select(one => one.Times.Steps[i])];
            double[] ofStep = [.. all.Zip(steps, (one, step) => step.Together / measured.Predict(one.Times, step))];
            double[] beside = [.. all.Zip(steps, (one, step) => measured.Slowdown(one.Times, step)).Order()];
            string onOne = PerSecond(measured.StepsOf(steps[0].Network).Alone(steps[0].Batch));
            string cells = string.Join(" | ", steps.Zip(ofStep, (step, ratio) => Text($"{PerSecond(step.Together)} ({ratio:F2})")));
            text.Append(Text($"""
                | {steps[0].Network} | {Labels.Whole(steps[0].Batch)} | {onOne} | {beside[beside.Length / 2]:F2} | {cells} |

                """));
            ratios.AddRange(ofStep);
        }

        long allocated = all.SelectMany(one => one.Times.Steps).Sum(step => step.AllocatedBytes);
        double[] sorted = [.. ratios.Order()];
        int off = sorted.Count(ratio => ratio is > Tolerance or < 1 / Tolerance);
        text.Append(Text($"""

            The {sorted.Length} ratios are {sorted[0]:F2} to {sorted[^1]:F2}, with a median of {sorted[sorted.Length / 2]:F2}.
            Off by more than {Tolerance} times: {off}. All steps together allocated {Labels.Whole(allocated)} bytes.

            """));
        return text.ToString();
    }

    private static string PerSecond(double nanoseconds) => Labels.Whole(1e9 / nanoseconds);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
