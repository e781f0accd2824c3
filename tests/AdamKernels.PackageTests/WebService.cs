using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;

namespace AdamKernels.PackageTests;

/// <summary>A running web service that was built from a template, on a free port of the loopback address.</summary>
internal sealed class WebService : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly Task<string> _output;

    public WebService(string project, string name)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(project, "bin", "Release", "net10.0", $"{name}.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = project,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;

        try
        {
            _client = new HttpClient { BaseAddress = ReadAddress(), Timeout = s_limit };
        }
        catch
        {
            _process.Kill(entireProcessTree: true);
            throw;
        }

        // Read on, so that it never waits for a full pipe.
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) => _client.PostAsJsonAsync(path, body);

    public Task<HttpResponseMessage> PostJsonAsync(string path, string json) =>
        _client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Asks the service to stop, as a terminal or an orchestrator does, and waits for it.</summary>
    public void Stop()
    {
        using Process signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        Assert.True(_process.WaitForExit(s_limit), "The service does not stop.");
        Assert.True(_process.ExitCode == 0, _output.Result);
    }

    /// <summary>The address that the service says it listens on.</summary>
    private Uri ReadAddress()
    {
        const string Announcement = "Now listening on: ";
        using var limit = new CancellationTokenSource(s_limit);
        while (_process.StandardOutput.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult() is { } line)
        {
            if (line.Contains(Announcement, StringComparison.Ordinal))
            {
                return new Uri(line.Split(Announcement)[1].Trim());
            }
        }

        throw new InvalidOperationException("The service has ended without saying where it listens.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _client.Dispose();
    }
}
