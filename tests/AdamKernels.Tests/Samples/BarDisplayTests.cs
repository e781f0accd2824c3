using System.Text.RegularExpressions;
using DigitSample.Reporting;
using Spectre.Console;

namespace AdamKernels.Tests.Samples;

public sealed class BarDisplayTests
{
    private const string FirstLine = "epoch 1/3  loss 0.5000  test loss 0.4000  test accuracy 0.8000";
    private const string SecondLine = "epoch 2/3  loss 0.2500  test loss 0.2000  test accuracy 0.9000";

    private static readonly EpochResult First = new(1, 0.5, 10, double.NaN, double.NaN, 1e-3);

    /// <summary>Fails when a line is as long as a row, is broken, or leaves something of the one before it.</summary>
    [Theory]
    [InlineData(120, "epoch 1/3   33%  --:--:-- left  loss 0.5000  accuracy 0.8000  ━━━━━━━━────────────────")]
    [InlineData(70, "epoch 1/3   33%  --:--:-- left  loss 0.5000  accuracy 0.8000  ━━─────")]
    [InlineData(60, "epoch 1/3   33%  --:--:-- left  loss 0.5000  ━━━━──────────")]
    [InlineData(40, "epoch 1/3   33%  --:--:-- left  ━━─────")]
    [InlineData(20, "epoch 1/3   33%")]
    [InlineData(10, "epoch 1/3")]
    [InlineData(5, "")]
    public void Fits_the_terminal(int width, string status)
    {
        var screen = new Screen(width);
        BarDisplay display = Create(screen, width);
        display.Run(() =>
        {
            display.StepCompleted(new StepResult(1, 2.3f, 1));
            Assert.Equal(status.Length > 0 ? 1 : 0, screen.Rows.Length);
            display.EpochCompleted(First, new Evaluation(0.4, 0.8, 100));
            Assert.Equal(Broken(width, FirstLine, status), Timeless(screen.Rows));
            Assert.InRange(screen.Rows[^1].Length, 0, Math.Max(width - 1, status.Length == 0 ? width : 0));
            Assert.Equal(0, screen.Column);
            display.EpochCompleted(First with { Epoch = 2, Loss = 0.25, StepCount = 20 }, new Evaluation(0.2, 0.9, 100));
        });

        // Nothing of the line remains.
        Assert.Equal(Broken(width, FirstLine, SecondLine), screen.Rows);
    }

    /// <summary>A terminal that breaks the line anew leaves the cursor at its start, and the next line is as short as it must be.</summary>
    [Fact]
    public void Follows_the_terminals_width()
    {
        var screen = new Screen(120);
        IAnsiConsole console = Console(screen, 120);
        var display = new BarDisplay(console, 3, 30);
        display.Run(() =>
        {
            display.StepCompleted(new StepResult(1, 2.3f, 1));
            Assert.Equal(0, screen.Column);
            console.Profile.Width = 20;
            display.EpochCompleted(First, new Evaluation(0.4, 0.8, 100));
            Assert.Equal([FirstLine, "epoch 1/3   33%"], screen.Rows);
        });
    }

    /// <summary>While the terminal is being resized its width is not known yet. Fails when the line is wrapped.</summary>
    [Fact]
    public void Stays_in_its_row_when_the_width_is_old()
    {
        var screen = new Screen(20);
        BarDisplay display = Create(screen, 120);
        display.Run(() =>
        {
            display.StepCompleted(new StepResult(1, 2.3f, 1));
            Assert.Single(screen.Rows);
            Assert.Equal(0, screen.Column);
        });
        Assert.Empty(screen.Rows);
    }

    /// <summary>Training that fails leaves an empty row for the message.</summary>
    [Fact]
    public void Erases_the_line_when_training_fails()
    {
        var screen = new Screen(80);
        BarDisplay display = Create(screen, 80);
        Assert.Throws<NotSupportedException>(() => display.Run(() =>
        {
            display.StepCompleted(new StepResult(1, 2.3f, 1));
            throw new NotSupportedException();
        }));
        Assert.Empty(screen.Rows);
    }

    private static BarDisplay Create(Screen screen, int width) => new(Console(screen, width), epochs: 3, steps: 30);

    private static IAnsiConsole Console(Screen screen, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private static IEnumerable<string> Timeless(string[] rows) => rows.Select(row => Regex.Replace(row, @"\d\d:\d\d:\d\d", "--:--:--"));

    /// <summary>Lines as a terminal shows them.</summary>
    private static string[] Broken(int width, params string[] lines) =>
        [.. lines.SelectMany(line => line.Chunk(width)).Select(row => new string(row).TrimEnd())];
}
