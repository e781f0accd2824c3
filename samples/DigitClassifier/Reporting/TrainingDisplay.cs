using System.Globalization;
using AdamKernels;
using Spectre.Console;

namespace DigitSample.Reporting;

/// <summary>Shows the progress of training: by default one line per epoch.</summary>
/// <param name="output">Where the lines go: not through Spectre, which would wrap them at the terminal's width.</param>
/// <param name="epochs">Epochs of the whole run.</param>
internal class TrainingDisplay(TextWriter output, int epochs)
{
    /// <summary>A bar where one can be drawn; plain lines for a file, a pipe or a terminal without control sequences.</summary>
    /// <param name="epochs">Epochs of the whole run.</param>
    /// <param name="steps">Steps of the whole run.</param>
    public static TrainingDisplay Create(int epochs, long steps)
    {
        IReadOnlyCapabilities terminal = AnsiConsole.Profile.Capabilities;
        return terminal.Ansi && terminal.Interactive && !Console.IsOutputRedirected
            ? new BarDisplay(AnsiConsole.Console, epochs, steps)
            : new TrainingDisplay(Console.Out, epochs);
    }

    /// <summary>Runs the training with the display open. The training calls the other members from this thread.</summary>
    public virtual void Run(Action training) => training();

    public virtual void StepCompleted(StepResult step)
    {
    }

    /// <param name="epoch">The epoch.</param>
    /// <param name="test">The result on the test set after it.</param>
    public virtual void EpochCompleted(EpochResult epoch, Evaluation test) => output.WriteLine(Line(epoch, test));

    protected static string Number(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    protected string Title(int epoch) => $"epoch {epoch}/{epochs}";

    protected string Line(EpochResult epoch, Evaluation test) =>
        $"{Title(epoch.Epoch)}  loss {Number(epoch.Loss)}  test loss {Number(test.Loss)}  test accuracy {Number(test.Accuracy)}";
}
