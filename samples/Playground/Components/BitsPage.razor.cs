using System.Diagnostics;
using System.Net.Http.Json;
using Playground.Training.SameBits;

namespace Playground.Components;

/// <summary>The hashes of fixed runs in this browser beside those of a server.</summary>
public sealed partial class BitsPage
{
    /// <summary>Written by a run outside of any browser; a test keeps it up to date.</summary>
    private const string ServerHashes = "server-hashes.json";

    private readonly Dictionary<string, string> _here = [];
    private Dictionary<string, string> _server = [];
    private string _status = "";
    private bool _isRunning;

    protected override async Task OnInitializedAsync() =>
        _server = await Server.GetFromJsonAsync<Dictionary<string, string>>(ServerHashes) ?? [];

    private async Task CheckAsync()
    {
        _isRunning = true;
        _here.Clear();
        try
        {
            var time = Stopwatch.StartNew();
            foreach (FixedRun run in FixedRun.All)
            {
                _status = $"Training {run.Name}…";
                StateHasChanged();
                await Browser.NextFrameAsync();
                _here[run.Name] = run.Train();
            }

            int same = FixedRun.All.Count(run => _here[run.Name] == _server.GetValueOrDefault(run.Name));
            _status = $"{same} of {FixedRun.All.Count} networks have the same bits here and on the server "
                + $"({time.Elapsed.TotalSeconds:0.0} s).";
        }
        finally
        {
            _isRunning = false;
        }
    }
}
