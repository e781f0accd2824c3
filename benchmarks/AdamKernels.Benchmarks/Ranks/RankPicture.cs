using AdamKernels.Benchmarks.Drawing;
using ScottPlot;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>Draws the measured messages with their lines, and the speed-up that the model expects of two networks.</summary>
internal static class RankPicture
{
    private const int LargestCount = 1024;

    private static readonly Color[] s_colors =
        [Look.Own, Look.OwnSecond, Look.OwnThird, Look.OfContender("", 0), Look.OfContender("", 1), Look.OfContender("", 2)];

    private static readonly int[] s_batches = [1024, 1 << 16];

    /// <summary>Draws three panels.</summary>
    public static void Save(RankMeasurement measured, string path) => CurvePicture.Save(
        path, columns: 3, [.. MessagePanel(measured), SpeedUpPanel(measured, "64-64-10"), SpeedUpPanel(measured, "784-512-512-10")]);

    private static IEnumerable<CurvePanel> MessagePanel(RankMeasurement measured)
    {
        Curve[] curves =
        [
            .. measured.Measured.SelectMany((one, i) =>
            {
                MessageTimes messages = one.Times.Messages;
                Link line = messages.Fit();
                return (Curve[])
                [
                    new Curve(one.Connection.Name, messages.Bytes, messages.Nanoseconds, s_colors[i])
                    {
                        HasDots = true,
                        Pattern = LinePattern.Dotted,
                    },
                    new Curve("", messages.Bytes, [.. messages.Bytes.Select(line.Of)], s_colors[i]),
                ];
            }),
        ];
        return curves is []
            ? []
            :
            [
                new CurvePanel("Exchange of two processes: measured, and α + β·bytes", "bytes in each direction", "time", curves)
                {
                    XText = bytes => MachineTables.Length((int)bytes),
                    YText = Labels.Time,
                    HasTickAtEachPoint = true,
                    Legend = Alignment.UpperLeft,
                },
            ];
    }

    private static CurvePanel SpeedUpPanel(RankMeasurement measured, string name)
    {
        int index = Array.FindIndex(measured.Networks, one => one.Network.Name == name);
        Curve[] curves =
        [
            .. s_batches.SelectMany((batch, b) => AssumedNetwork.All.Select((network, n) =>
            {
                RankModel model = measured.ModelOf(index, network.Link.Of);
                int[] counts = [.. PowersUpTo(Math.Min(batch, LargestCount))];
                return new Curve(
                    $"batch {Labels.Whole(batch)}, {Labels.Short(network.Gigabits)} Gbit/s",
                    [.. counts.Select(count => (double)count)],
                    [.. counts.Select(count => model.SpeedUp(count, batch))],
                    s_colors[b * AssumedNetwork.All.Length + n])
                {
                    HasDots = true,
                    Pattern = n == 0 ? LinePattern.Dashed : LinePattern.Solid,
                };
            })),
            new Curve("as many times as processes", [1, LargestCount], [1, LargestCount], Look.Machine) { Pattern = LinePattern.Dotted },
        ];
        return new CurvePanel($"{name}: speed-up over one process (model)", "processes", "times faster", curves)
        {
            XText = Labels.Whole,
            HasTickAtEachPoint = true,
            Legend = Alignment.UpperLeft,
        };
    }

    private static IEnumerable<int> PowersUpTo(int largest)
    {
        for (int power = 1; power <= largest; power *= 2)
        {
            yield return power;
        }
    }
}
