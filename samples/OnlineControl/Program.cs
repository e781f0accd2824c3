using OnlineControl.CommandLine;
using OnlineControl.Control;
using OnlineControl.Reporting;
using SampleKit.CommandLine;
using SampleKit.Reporting;

namespace OnlineControl;

/// <summary>
/// A control loop of 1 kHz with a network in it. Each tick predicts the force that a slide needs, and learns from the motion that the last
/// force caused. While the load and the friction of the slide drift, this is compared with a network that has learned before.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments) => ExitCode.Of(() =>
    {
        ControlOptions? options = ControlCommand.Parse(arguments, Console.Out);
        if (options is not null)
        {
            Report(Run(options));
        }
    });

    private static ControlResult Run(ControlOptions options)
    {
        if (options.Plot is not null)
        {
            PngFile.CheckPath(options.Plot);
        }

        // Only the errors of the run without learning count, so it need not take its time.
        var frozen = new ControlLoop(options.Seed, options.Rate);
        frozen.Commission();
        RunRecord frozenRun = frozen.Run(options.Ticks, learns: false);

        var learning = new ControlLoop(options.Seed, options.Rate);
        learning.Commission();
        TickClock? clock = options.Simulated ? null : new TickClock(options.Ticks, options.Rate);
        learning.WarmUp();

        // The garbage of the preparation is collected now, not in the middle of the run.
        GC.Collect();
        RunRecord learningRun = learning.Run(options.Ticks, learns: true, clock);
        return new ControlResult(options, frozenRun, learningRun, clock, learning.HashParameters());
    }

    private static void Report(ControlResult result)
    {
        foreach (string line in ControlReport.Describe(result))
        {
            Console.Out.WriteLine(line);
        }

        if (result.Options.Plot is not null)
        {
            PngFile.Save(result.Options.Plot, () => ControlPlot.Draw(result), Console.Out);
        }

        Console.Out.WriteLine(ControlReport.FormatResult(result));
    }
}
