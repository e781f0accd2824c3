using System.Diagnostics;
using AdamKernels;
using Spectre.Console;

namespace DigitSample.Reporting;

/// <summary>A line with progress, loss and accuracy below the lines of the epochs.</summary>
/// <remarks>
/// Spectre's own progress display loses its place in a terminal that is too narrow for it or is resized. Here the line is shorter than a
/// row, and the cursor waits at its start, so that whatever the terminal makes of the line is behind the cursor and is erased.
/// </remarks>
/// <param name="console">The terminal.</param>
/// <param name="epochs">Epochs of the whole run.</param>
/// <param name="steps">Steps of the whole run.</param>
internal sealed class BarDisplay(IAnsiConsole console, int epochs, long steps) : TrainingDisplay(console.Profile.Out.Writer, epochs)
{
    private const string EraseBehindCursor = "\e[J";

    /// <summary>While the terminal is being resized, the width may be out of date; a line that is too long is then cut off.</summary>
    private const string WrapOff = "\e[?7l";

    private const string WrapOn = "\e[?7h";
    private const string Gap = "  ";
    private const int MinBarWidth = 4;
    private const int MaxBarWidth = 24;
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromMilliseconds(100);

    private readonly ProgressTask _task = new(id: 0, "training", steps);
    private long _lastDrawn;
    private string _accuracy = "-";

    public override void Run(Action training)
    {
        Console.CancelKeyPress += OnCancel;
        try
        {
            training();
        }
        finally
        {
            Console.CancelKeyPress -= OnCancel;
            Write(EraseBehindCursor);
        }
    }

    public override void StepCompleted(StepResult step)
    {
        if (Stopwatch.GetElapsedTime(_lastDrawn) >= RedrawInterval)
        {
            Redraw(step.Epoch, step.StepCount, step.Loss);
            _lastDrawn = Stopwatch.GetTimestamp();
        }
    }

    public override void EpochCompleted(EpochResult epoch, Evaluation test)
    {
        Write(EraseBehindCursor);
        base.EpochCompleted(epoch, test);
        _accuracy = Number(test.Accuracy);
        Redraw(epoch.Epoch, epoch.StepCount, epoch.Loss);
    }

    private void Redraw(int epoch, long step, double loss)
    {
        _task.Value = step;

        // A terminal may begin another row when one is full.
        int width = console.Profile.Width - 1;
        string line = "";
        string[] parts = [Title(epoch), $"{100 * step / steps,3}%", Remaining(), $"loss {Number(loss)}", $"accuracy {_accuracy}"];
        foreach (string part in parts)
        {
            string longer = line.Length == 0 ? part : line + Gap + part;
            if (longer.Length > width)
            {
                break;
            }

            line = longer;
        }

        int room = Math.Min(width - line.Length - Gap.Length, MaxBarWidth);
        string bar = room < MinBarWidth ? "" : Gap + Bar(room, step);
        Write($"{WrapOff}{line}{bar}{EraseBehindCursor}\r{WrapOn}");
    }

    private string Remaining() =>
        _task.RemainingTime is { } time ? $"{TimeSpan.FromSeconds((long)time.TotalSeconds):c} left" : "--:--:-- left";

    private string Bar(int width, long step)
    {
        (char done, char open) = console.Profile.Capabilities.Unicode ? ('━', '─') : ('#', '-');
        int length = (int)(width * step / steps);
        return new string(done, length) + new string(open, width - length);
    }

    /// <summary>Ctrl+C ends the program below the lines of the epochs.</summary>
    private void OnCancel(object? sender, ConsoleCancelEventArgs arguments) => Write(EraseBehindCursor);

    private void Write(string text) => console.Profile.Out.Writer.Write(text);
}
