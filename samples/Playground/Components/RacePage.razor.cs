using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Playground.Training.Plane;
using Playground.Training.Networks;

namespace Playground.Components;

/// <summary>The race of the optimizers over a data set that the user chooses.</summary>
public sealed partial class RacePage
{
    private const ulong PictureSeed = 1;
    private const int MostSeed = 999_999;

    /// <summary>The time of a frame that goes to training; the rest is for drawing and for the browser.</summary>
    private static readonly TimeSpan TrainingTime = TimeSpan.FromMilliseconds(12);
    private static readonly TimeSpan DrawingInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan CalmDrawingInterval = TimeSpan.FromSeconds(2);
    private static readonly int[] BatchSizes = [4, 8, 16, 32];

    private readonly Dictionary<PlaneDataSet, PlaneData> _pictures =
        Enum.GetValues<PlaneDataSet>().ToDictionary(set => set, set => PlaneData.Draw(set, PictureSeed));

    private readonly RacerPanel?[] _panels = new RacerPanel?[Enum.GetValues<OptimizerKind>().Length];
    private RaceOptions _options = RaceOptions.Standard;
    private Race _race = new(RaceOptions.Standard);
    private string _status = "Ready. The space bar plays and pauses.";
    private bool _isPlaying;
    private bool _isStale = true;
    private int _drawn;

    /// <summary>Number of times that it was played: a loop that waits for its frame ends if it was played again meanwhile.</summary>
    private int _run;

    /// <summary>Whether this tab is shown. One that is hidden pauses.</summary>
    [Parameter]
    [EditorRequired]
    public bool IsActive { get; set; }

    public void Dispose()
    {
        Browser.PreferencesChanged -= Refresh;
        Browser.SpacePressed -= OnSpace;
    }

    protected override void OnInitialized()
    {
        Browser.PreferencesChanged += Refresh;
        Browser.SpacePressed += OnSpace;
    }

    protected override void OnParametersSet()
    {
        if (!IsActive && _isPlaying)
        {
            Pause();
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (_isStale)
        {
            _isStale = false;
            foreach (RacerPanel? panel in _panels)
            {
                panel?.Paint();
            }
        }
    }

    private static HiddenActivation Parse(ChangeEventArgs change) => Enum.Parse<HiddenActivation>($"{change.Value}");

    /// <summary>A number that the user entered; 1 if it is none.</summary>
    private static int Number(ChangeEventArgs change) =>
        int.TryParse($"{change.Value}", out int number) ? Math.Clamp(number, 0, MostSeed) : 1;

    private void OnSpace()
    {
        if (IsActive)
        {
            _ = InvokeAsync(TogglePlayAsync);
        }
    }

    /// <summary>Draws everything again.</summary>
    private void Refresh()
    {
        _isStale = true;
        _drawn++;
        StateHasChanged();
    }

    private void Restart(RaceOptions options)
    {
        // Rates and what trains are the user's choice, and stay.
        IReadOnlyList<Racer> before = _race.Racers;
        _options = options;
        _race = new Race(options);
        for (int i = 0; i < before.Count; i++)
        {
            _race.Racers[i].LearningRate = before[i].LearningRate;
            _race.Racers[i].IsRunning = before[i].IsRunning;
        }

        _status = $"{Format.Name(options.DataSet)}, {Format.Name(options.Activation)}, "
            + $"batches of {options.BatchSize}, seed {options.Seed}.";
        Refresh();
    }

    private void Step()
    {
        _race.Step();
        _status = $"One step: {Describe()}";
        Refresh();
    }

    private void Pause()
    {
        _isPlaying = false;
        _status = $"Paused: {Describe()}";
        Refresh();
    }

    private async Task TogglePlayAsync()
    {
        if (_isPlaying)
        {
            Pause();
            return;
        }

        _isPlaying = true;
        _status = "Training. The space bar pauses.";
        StateHasChanged();
        int run = ++_run;
        var sinceDrawn = Stopwatch.StartNew();
        for (int frame = 0; ; frame++)
        {
            await Browser.NextFrameAsync();
            if (!_isPlaying || run != _run)
            {
                break;
            }

            Train();
            if (!Browser.ReducesMotion)
            {
                _panels[frame % _panels.Length]?.Paint();
            }

            if (sinceDrawn.Elapsed >= (Browser.ReducesMotion ? CalmDrawingInterval : DrawingInterval))
            {
                sinceDrawn.Restart();
                _isStale = Browser.ReducesMotion;
                _drawn++;
                StateHasChanged();
            }
        }
    }

    private void Train()
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            _race.Step();
        }
        while (Stopwatch.GetElapsedTime(start) < TrainingTime);
    }

    private string Describe() => _race.Leader is { } leader
        ? $"{_race.StepCount} steps. {Format.Name(leader.Optimizer)} has the lowest loss, {Format.Loss(leader.Loss)}."
        : $"{_race.StepCount} steps.";
}
