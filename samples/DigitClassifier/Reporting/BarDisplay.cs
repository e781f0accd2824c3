using System.Diagnostics;
using AdamKernels;
using Spectre.Console;

namespace DigitSample.Reporting;

/// <summary>A progress bar with loss and accuracy, below the lines of the epochs.</summary>
/// <param name="epochs">Epochs of the whole run.</param>
/// <param name="steps">Steps of the whole run.</param>
internal sealed class BarDisplay(int epochs, long steps) : TrainingDisplay(epochs)
{
    private const int BarWidth = 24;
    private static readonly TimeSpan RedrawInterval = TimeSpan.FromMilliseconds(100);

    private ProgressContext? _context;
    private ProgressTask? _task;
    private long _lastDrawn;
    private string _accuracy = "-";

    public override void Run(Action training)
    {
        Console.CancelKeyPress += ShowCursor;
        try
        {
            // Drawn only between two steps, so that no second thread takes time from the training.
            AnsiConsole.Progress()
                .AutoRefresh(false)
                .Columns(
                    new TaskDescriptionColumn { Alignment = Justify.Left },
                    new ProgressBarColumn { Width = BarWidth },
                    new PercentageColumn(),
                    new RemainingTimeColumn())
                .Start(context =>
                {
                    _context = context;
                    _task = context.AddTask(Title(1), maxValue: steps);
                    training();
                });
        }
        finally
        {
            Console.CancelKeyPress -= ShowCursor;
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
        // Spectre puts the line above the bar.
        AnsiConsole.WriteLine(Line(epoch, test));
        _accuracy = Number(test.Accuracy);
        Redraw(epoch.Epoch, epoch.StepCount, epoch.Loss);
    }

    private void Redraw(int epoch, long step, double loss)
    {
        _task!.Description = $"{Title(epoch)}  loss {Number(loss)}  accuracy {_accuracy}";
        _task.Value = step;
        _context!.Refresh();
    }

    // The bar hides the cursor, and Ctrl+C would leave it hidden.
    private static void ShowCursor(object? sender, ConsoleCancelEventArgs arguments) => AnsiConsole.Cursor.Show();
}
