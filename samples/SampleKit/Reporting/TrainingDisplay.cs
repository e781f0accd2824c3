using System.Globalization;
using AdamKernels;
using Spectre.Console;

namespace SampleKit.Reporting;

/// <summary>Shows the progress of a Fit as a table with a row for each epoch, and lets Ctrl+C cancel it.</summary>
/// <param name="output">Where the rows go: not through Spectre, which would wrap them at the terminal's width.</param>
/// <param name="epochs">Epochs of the whole run, also of the part that an earlier process ran.</param>
/// <param name="time">The clock.</param>
public class TrainingDisplay(TextWriter output, int epochs, TimeProvider time)
{
    private readonly EpochTable _table = new(epochs);
    private long _start;

    /// <summary>The time since the training started.</summary>
    protected TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>Characters that a row may have.</summary>
    protected virtual int Width => int.MaxValue;

    /// <summary>A live line where one can be drawn; plain rows for a file, a pipe or a terminal without control sequences.</summary>
    /// <param name="epochs">Epochs of the whole run.</param>
    /// <param name="steps">Steps of the whole run.</param>
    public static TrainingDisplay Create(int epochs, long steps)
    {
        IReadOnlyCapabilities terminal = AnsiConsole.Profile.Capabilities;
        return terminal.Ansi && terminal.Interactive && !Console.IsOutputRedirected
            ? new LiveTrainingDisplay(AnsiConsole.Console, epochs, steps, TimeProvider.System)
            : new TrainingDisplay(Console.Out, epochs, TimeProvider.System);
    }

    /// <summary>Runs the training with the display open. The training calls the other members from this thread.</summary>
    /// <param name="training">The training. Its argument is for <see cref="FitOptions.CancellationToken"/>.</param>
    /// <exception cref="OperationCanceledException">Ctrl+C was pressed.</exception>
    public void Run(Action<CancellationToken> training)
    {
        using var interruption = new Interruption();
        void OnCancel(object? sender, ConsoleCancelEventArgs arguments)
        {
            // A second Ctrl+C ends the program even if the training does not look at the token.
            arguments.Cancel = interruption.Interrupt();
            if (!arguments.Cancel)
            {
                Close();
            }
        }

        Console.CancelKeyPress += OnCancel;
        _start = time.GetTimestamp();
        try
        {
            training(interruption.Token);
        }
        finally
        {
            Console.CancelKeyPress -= OnCancel;
            Close();
        }
    }

    /// <summary>For <see cref="FitOptions.Resumed"/>.</summary>
    /// <param name="epochs">The epochs of the earlier run.</param>
    /// <param name="stepCount">Steps of the earlier run.</param>
    public virtual void Resumed(FitHistory epochs, long stepCount)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resumed after {stepCount} steps"));
        foreach (EpochResult epoch in epochs)
        {
            WriteRow(epoch, elapsed: null);
        }
    }

    /// <summary>For <see cref="FitOptions.StepCompleted"/>.</summary>
    public virtual void StepCompleted(StepResult step)
    {
    }

    /// <summary>For <see cref="FitOptions.EpochCompleted"/>.</summary>
    public virtual void EpochCompleted(EpochResult epoch) => WriteRow(epoch, Elapsed);

    /// <summary>Leaves the terminal as it was, below the rows.</summary>
    protected virtual void Close()
    {
    }

    private void WriteRow(EpochResult epoch, TimeSpan? elapsed)
    {
        foreach (string line in _table.Add(epoch, elapsed, Width))
        {
            output.WriteLine(line);
        }
    }
}
