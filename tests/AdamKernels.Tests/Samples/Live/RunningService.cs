using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;

namespace AdamKernels.Tests.Samples.Live;

/// <summary>The sample LiveService as a process, and its client.</summary>
internal sealed class RunningService : IDisposable
{
    private const int Terminate = 15;
    private const string AddressLine = "listening on ";

    /// <summary>What takes longer has stopped. Only reached by a failure.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly Task<string> _errors;
    private readonly List<string> _lines = [];

    /// <summary>Starts the service on a free port.</summary>
    public RunningService(params string[] arguments)
    {
        _process = SampleProcess.Start("LiveService", ["--port", "0", .. arguments]);
        _errors = _process.StandardError.ReadToEndAsync();
        while (_lines is [] || !_lines[^1].StartsWith(AddressLine, StringComparison.Ordinal))
        {
            _lines.Add(_process.StandardOutput.ReadLine()
                ?? throw new InvalidOperationException($"The service did not start: {string.Join(" / ", _lines)} {_errors.Result}"));
        }

        _client = new HttpClient { BaseAddress = new Uri(_lines[^1][AddressLine.Length..]), Timeout = s_limit };
    }

    /// <summary>What it has written so far, by line.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public Uri Address => _client.BaseAddress!;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
        _client.Dispose();
    }

    /// <summary>Ends it at once, as SIGKILL does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Sends SIGTERM, and waits for the end.</summary>
    /// <returns>Exit code, last line of the output, and errors.</returns>
    public (int ExitCode, string Result, string Errors) Stop()
    {
        SendStop();
        Assert.True(_process.WaitForExit(s_limit), "The service did not stop.");
        _lines.AddRange(_process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return (_process.ExitCode, _lines[^1], _errors.Result);
    }

    /// <summary>Sends SIGTERM.</summary>
    public void SendStop()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no SIGTERM.");
        Assert.Equal(0, SendSignal(_process.Id, Terminate));
    }

    public async Task<(HttpStatusCode Status, string Body, TimeSpan? RetryAfter)> SendAsync(string path, string? body = null)
    {
        using HttpResponseMessage response = body is null
            ? await _client.GetAsync(path)
            : await _client.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta);
    }

    public async Task<JsonNode> GetStateAsync() => JsonNode.Parse((await SendAsync("/state")).Body)!;

    /// <summary>Waits until a number of the state has a value.</summary>
    public async Task WaitAsync(string name, long value)
    {
        var time = Stopwatch.StartNew();
        while (await GetStateAsync() is var state && state[name]?.GetValue<long>() != value)
        {
            Assert.True(time.Elapsed < s_limit, $"Expected {name} to become {value}: {state.ToJsonString()}");
            await Task.Delay(5);
        }
    }

    public async Task WaitUntilReadyAsync()
    {
        var time = Stopwatch.StartNew();
        while ((await SendAsync("/health/ready")).Status != HttpStatusCode.OK)
        {
            Assert.True(time.Elapsed < s_limit, "The service does not become ready.");
            await Task.Delay(5);
        }
    }

    /// <summary>Version of the weights and output for one sample.</summary>
    public async Task<(long Version, float Output)> PredictAsync(float[] sample)
    {
        var request = new JsonObject { ["inputs"] = Rows([sample]) };
        (HttpStatusCode status, string body, _) = await SendAsync("/predict", request.ToJsonString());
        Assert.Equal(HttpStatusCode.OK, status);
        JsonNode answer = JsonNode.Parse(body)!;
        return (answer["version"]!.GetValue<long>(), answer["outputs"]![0]![0]!.GetValue<float>());
    }

    /// <summary>Posts samples.</summary>
    /// <returns>The status, and the header Retry-After.</returns>
    public async Task<(HttpStatusCode Status, TimeSpan? RetryAfter)> PostAsync(params (float[] Inputs, float Target)[] samples)
    {
        var body = new JsonObject
        {
            ["inputs"] = Rows(samples.Select(sample => sample.Inputs)),
            ["targets"] = Rows(samples.Select(sample => new[] { sample.Target })),
        };
        (HttpStatusCode status, _, TimeSpan? retryAfter) = await SendAsync("/samples", body.ToJsonString());
        return (status, retryAfter);
    }

    private static JsonArray Rows(IEnumerable<float[]> rows) =>
        [.. rows.Select(row => new JsonArray([.. row.Select(value => (JsonNode)value)]))];

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int process, int signal);
}
