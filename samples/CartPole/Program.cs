using CartPole.CommandLine;
using CartPole.Learning;
using CartPole.Reporting;
using SampleKit.CommandLine;
using SampleKit.Reporting;

namespace CartPole;

/// <summary>Learns to balance a pole on a cart with an actor and a critic, once for each seed.</summary>
internal static class Program
{
    private static int Main(string[] arguments) => ExitCode.Of(() =>
    {
        CartPoleOptions? options = CartPoleCommand.Parse(arguments, Console.Out);
        if (options is not null)
        {
            Run(options);
        }
    });

    private static void Run(CartPoleOptions options)
    {
        if (options.Plot is { } checkedPath)
        {
            PngFile.CheckPath(checkedPath);
        }

        List<TrainingResult> results = [];
        for (int seed = 1; seed <= options.Seeds; seed++)
        {
            results.Add(TrainingRun.Run((ulong)seed, new PpoOptions()));
            Console.Out.WriteLine(ResultLine.FormatSeed(results[^1]));
        }

        if (options.Plot is { } path)
        {
            PngFile.Save(path, () => LengthPlot.Draw(results), Console.Out);
        }

        Console.Out.WriteLine(ResultLine.Format(results));
    }
}
