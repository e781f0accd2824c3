using CartPole.CommandLine;
using CartPole.Learning;
using CartPole.Reporting;
using SampleKit.CommandLine;

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
        List<TrainingResult> results = [];
        for (int seed = 1; seed <= options.Seeds; seed++)
        {
            results.Add(TrainingRun.Run((ulong)seed, new PpoOptions()));
            Console.Out.WriteLine(ResultLine.FormatSeed(results[^1]));
        }

        Console.Out.WriteLine(ResultLine.Format(results));
    }
}
