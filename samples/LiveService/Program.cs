using LiveService.CommandLine;
using LiveService.Hosting;
using LiveService.Load;
using SampleKit.CommandLine;

namespace LiveService;

/// <summary>
/// A service that predicts the power of a pump while it learns from measurements. POST /predict answers from published weights, POST
/// /samples queues what a background service learns; GET /state, /health/live, /health/ready and /metrics tell how it is doing.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments) => ExitCode.Of(() =>
    {
        LiveServiceOptions? options = LiveServiceCommand.Parse(arguments, Console.Out);
        if (options is { Load: { } seconds })
        {
            LoadRun.RunAsync(options, TimeSpan.FromSeconds(seconds), Console.Out).GetAwaiter().GetResult();
        }
        else if (options is not null)
        {
            LiveWebService.Run(options, Console.Out);
        }
    });
}
