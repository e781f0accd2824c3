using System.Globalization;
using AdamKernels;
using Spectre.Console;

namespace SampleKit.Reporting;

/// <summary>A line with progress, time left and loss below the rows of the epochs.</summary>
/// <remarks>
/// Spectre's own live displays lose their place in a terminal that is too narrow for them or is resized. Here the line is shorter than a
/// row, and the cursor waits at its start, so that whatever the terminal makes of the line is behind the cursor and is erased. Nothing of
/// the terminal's state is changed in between, so an end at any time has nothing to restore.
/// </remarks>
/// <param name="console">The terminal.</param>
/// <param name="epochs">Epochs of the whole run.</param>
/// <param name="steps">Steps of the whole run.</param>
/// <param name="time">The clock.</param>
public sealed class LiveTrainingDisplay(IAnsiConsole console, int epochs, long steps, TimeProvider time)
    : TrainingDisplay(console.Profile.Out.Writer, epochs, time)
{
    /// <summary>Ctrl+C leaves "^C" before the cursor, so the line starts anew first.</summary>
    private const string Erase = "\r\e[J";

    /// <summary>While the terminal is being resized, the width may be out of date; a line that is too long is then cut off.</summary>
    private const string WrapOff = "\e[?7l";

    private const string WrapOn = "\e[?7h";
    private const string Gap = "  ";
    private const int MinBarWidth = 4;
    private const int MaxBarWidth = 40;

    /// <summary>What would take longer is not known well enough.</summary>
    private const double MaxSeconds = 100 * 3600;

    private static readonly TimeSpan RedrawInterval = TimeSpan.FromMilliseconds(100);

    private readonly int _epochs = epochs;
    private TimeSpan? _lastDrawn;
    private long _done;

    /// <summary>Steps that an earlier process made: they say nothing about the time of the others.</summary>
    private long _doneBefore;

    /// <summary>A terminal may begin another row when one is full.</summary>
    protected override int Width => console.Profile.Width - 1;

    public override void Resumed(FitHistory epochs, long stepCount)
    {
        _done = stepCount;
        _doneBefore = stepCount;
        base.Resumed(epochs, stepCount);
    }

    public override void StepCompleted(StepResult step)
    {
        _done++;
        if (_lastDrawn is null || Elapsed - _lastDrawn >= RedrawInterval)
        {
            Redraw(step.Epoch, step.Loss);
            _lastDrawn = Elapsed;
        }
    }

    public override void EpochCompleted(EpochResult epoch)
    {
        Write(Erase);
        base.EpochCompleted(epoch);
        Redraw(epoch.Epoch, epoch.Loss);
    }

    protected override void Close() => Write(Erase);

    private void Redraw(int epoch, double loss)
    {
        double share = Math.Clamp((double)_done / steps, 0, 1);
        string percent = (100 * share).ToString("F0", CultureInfo.InvariantCulture).PadLeft(3) + "%";
        string line = "";
        string[] parts = [$"epoch {epoch}/{_epochs}", percent, $"{Left()} left", $"loss {Figures.Number(loss)}"];
        foreach (string part in parts)
        {
            string longer = line.Length == 0 ? part : line + Gap + part;
            if (longer.Length > Width)
            {
                break;
            }

            line = longer;
        }

        int room = Math.Min(Width - line.Length - Gap.Length, MaxBarWidth);
        string bar = room < MinBarWidth ? "" : Gap + Bar(room, share);
        Write($"{WrapOff}\r{line}{bar}\e[J\r{WrapOn}");
    }

    /// <summary>The time that the rest takes if it goes on as it did until now.</summary>
    private string Left()
    {
        double seconds = Elapsed.TotalSeconds * Math.Max(0, steps - _done) / (_done - _doneBefore);
        return seconds < MaxSeconds ? Figures.Time(TimeSpan.FromSeconds(seconds)) : "-:--";
    }

    private string Bar(int width, double share)
    {
        (char done, char open) = console.Profile.Capabilities.Unicode ? ('━', '─') : ('#', '-');
        int length = (int)(width * share);
        return new string(done, length) + new string(open, width - length);
    }

    private void Write(string text) => console.Profile.Out.Writer.Write(text);
}
