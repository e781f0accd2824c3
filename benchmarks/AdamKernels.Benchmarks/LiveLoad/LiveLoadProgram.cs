using System.Globalization;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.LiveLoad;

/// <summary>Loads the sample LiveService over loopback.</summary>
internal static class LiveLoadProgram
{
    private const int Seconds = 30;
    private const string Result = "result ";

    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        string root = Repository.Root();
        string configuration = Path.GetRelativePath(Path.Combine(root, Repository.Project), AppContext.BaseDirectory);
        string program = Path.Combine(root, "samples", "LiveService", configuration, "LiveService.dll");
        string[] output = Dotnet.Run(root, program, "--load", Seconds.ToString(CultureInfo.InvariantCulture)).Split('\n');
        string[] table = [.. output.TakeWhile(line => !line.StartsWith(Result, StringComparison.Ordinal))];
        results.Publish("A service that learns", $"""
            The sample LiveService with a network 4-32-32-1, loaded for {Seconds} s by five clients on the same machine, after one second
            that does not count. Each client sends a request when the one before is answered; times are those of the clients.

            {string.Join('\n', table)}
            """);
    }
}
