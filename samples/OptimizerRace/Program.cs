using OptimizerRace.CommandLine;
using OptimizerRace.Racing;
using OptimizerRace.Reporting;
using SampleKit.CommandLine;
using SampleKit.Data;
using SampleKit.Reporting;
using Spectre.Console;

namespace OptimizerRace;

internal static class Program
{
    private static int Main(string[] arguments) => ExitCode.Of(() =>
    {
        RaceOptions? options = RaceCommand.Parse(arguments, Console.Out);
        if (options is not null)
        {
            Run(options);
        }
    });

    private static void Run(RaceOptions options)
    {
        if (options.Plot is not null)
        {
            PngFile.CheckPath(options.Plot);
        }

        DigitData data = DigitData.Draw(options.Seed);
        Console.Out.WriteLine(
            $"{Shape.Inputs}-{Shape.Hidden}-{Shape.Hidden}-{Shape.Classes} network, {data.Training.Count} drawn digits, "
            + $"batches of {Shape.Batch}, {options.Epochs} epochs");
        var race = new Race(data, options.Seed, options.Epochs, options.LearningRate);
        RacerResult[] results = [.. Racer.All.Select(racer => racer.Run(race))];
        RaceTable.Write(results, AnsiConsole.Console);
        if (options.Plot is not null)
        {
            PngFile.Save(options.Plot, () => RacePlot.Draw(results), Console.Out);
        }

        // Spectre would wrap the line at the terminal's width.
        Console.Out.WriteLine(RaceLine.Format(results));
    }
}
