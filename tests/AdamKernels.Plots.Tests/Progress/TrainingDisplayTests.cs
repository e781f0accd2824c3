using System.Globalization;
using SampleKit.Reporting;
using Spectre.Console;

namespace AdamKernels.Plots.Tests.Progress;

public sealed class TrainingDisplayTests
{
    private static readonly EpochResult First = new(1, 0.5, 10, 0.4, 0.8, 1e-3);
    private static readonly EpochResult Second = new(2, 1234.5, 20, 2e-5, 0.9, 2.5e-5);

    private readonly ManualTime _time = new();

    [Fact]
    public void Wide_terminal_shows_all() => AssertScreen(
        200,
        """
        epoch      loss  validation loss  validation accuracy  learning rate     time
          1/3    0.5000           0.4000               0.8000          0.001     0:05
        epoch 1/3   33%  0:10 left  loss 0.5000  ━━━━━━━━━━━━━───────────────────────────
        """,
        """
        epoch      loss  validation loss  validation accuracy  learning rate     time
          1/3    0.5000           0.4000               0.8000          0.001     0:05
          2/3   1.23e+3          2.00e-5               0.9000        2.5e-05  1:00:05
        """);

    [Fact]
    public void Narrow_terminal_has_short_titles() => AssertScreen(
        60,
        """
        epoch      loss  val. loss  val. acc.      rate     time
          1/3    0.5000     0.4000     0.8000     0.001     0:05
        epoch 1/3   33%  0:10 left  loss 0.5000  ━━━━━━────────────
        """,
        """
        epoch      loss  val. loss  val. acc.      rate     time
          1/3    0.5000     0.4000     0.8000     0.001     0:05
          2/3   1.23e+3    2.00e-5     0.9000   2.5e-05  1:00:05
        """);

    [Fact]
    public void Very_narrow_terminal_has_fewer_columns() => AssertScreen(
        20,
        """
        epoch      loss
          1/3    0.5000
        epoch 1/3   33%
        """,
        """
        epoch      loss
          1/3    0.5000
          2/3   1.23e+3
        """);

    /// <summary>Fails when a control character goes to a file, or when the numbers depend on the culture.</summary>
    [Fact]
    public void Redirected_output_is_plain_lines()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var output = new StringWriter { NewLine = "\n" };
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Train(new TrainingDisplay(output, 3, _time), () => { });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(
            """
            epoch      loss  validation loss  validation accuracy  learning rate     time
              1/3    0.5000           0.4000               0.8000          0.001     0:05
              2/3   1.23e+3          2.00e-5               0.9000        2.5e-05  1:00:05

            """,
            output.ToString());
    }

    [Fact]
    public void Columns_without_values_are_left_out()
    {
        var output = new StringWriter { NewLine = "\n" };
        var display = new TrainingDisplay(output, 3, _time);
        display.Run(_ => display.EpochCompleted(First with { ValidationLoss = double.NaN, ValidationAccuracy = double.NaN }));
        Assert.Equal("epoch      loss  learning rate     time\n  1/3    0.5000          0.001     0:00\n", output.ToString());
    }

    /// <summary>Fails when the steps of an earlier process are not counted, or are taken for as fast as no time at all.</summary>
    [Fact]
    public void Resumed_run_begins_where_the_earlier_one_was()
    {
        var screen = new Screen(80);
        var display = new LiveTrainingDisplay(CreateConsole(screen, 80), 3, 30, _time);
        display.Run(_ =>
        {
            display.Resumed(new FitHistory([First]), 14);
            _time.Pass(4);
            display.StepCompleted(new StepResult(2, 2.3f, 15));
            Assert.Equal(
                """
                resumed after 14 steps
                epoch      loss  validation loss  validation accuracy  learning rate     time
                  1/3    0.5000           0.4000               0.8000          0.001        -
                epoch 2/3   50%  1:00 left  loss 2.3000  ━━━━━━━━━━━━━━━━━━━───────────────────
                """,
                string.Join('\n', screen.Rows));
        });
    }

    /// <summary>A terminal that breaks the line anew leaves the cursor at its start, and the next line is as short as it must be.</summary>
    [Fact]
    public void Follows_the_terminals_width()
    {
        var screen = new Screen(120);
        IAnsiConsole console = CreateConsole(screen, 120);
        var display = new LiveTrainingDisplay(console, 3, 30, _time);
        display.Run(_ =>
        {
            display.StepCompleted(new StepResult(1, 2.3f, 1));
            Assert.Equal(0, screen.Column);
            console.Profile.Width = 20;
            _time.Pass(1);
            display.StepCompleted(new StepResult(1, 2.3f, 2));
            Assert.Equal(["epoch 1/3    7%"], screen.Rows);
        });
    }

    /// <summary>While the terminal is being resized its width is not known yet. Fails when the line is wrapped.</summary>
    [Fact]
    public void Stays_in_its_row_when_the_width_is_old()
    {
        var screen = new Screen(20);
        var display = new LiveTrainingDisplay(CreateConsole(screen, 120), 3, 30, _time);
        display.Run(_ =>
        {
            display.StepCompleted(new StepResult(1, 2.3f, 1));
            Assert.Single(screen.Rows);
            Assert.Equal(0, screen.Column);
        });
        Assert.Empty(screen.Rows);
    }

    /// <summary>Training that is canceled or fails leaves an empty row, also where the terminal shows what was pressed.</summary>
    [Fact]
    public void Erases_the_line_when_training_ends_early()
    {
        var screen = new Screen(80);
        var display = new LiveTrainingDisplay(CreateConsole(screen, 80), 3, 30, _time);
        Assert.Throws<OperationCanceledException>(() => display.Run(_ =>
        {
            display.StepCompleted(new StepResult(1, 2.3f, 1));
            screen.Write("^C");
            throw new OperationCanceledException();
        }));
        Assert.Empty(screen.Rows);
        Assert.Equal(0, screen.Column);
    }

    [Fact]
    public void First_interruption_cancels_and_the_second_one_ends_the_program()
    {
        using var interruption = new Interruption();
        Assert.False(interruption.Token.IsCancellationRequested);
        Assert.True(interruption.Interrupt());
        Assert.True(interruption.Token.IsCancellationRequested);
        Assert.False(interruption.Interrupt());
    }

    /// <summary>Compares the screen after the first epoch, and after the end.</summary>
    private void AssertScreen(int width, string during, string after)
    {
        var screen = new Screen(width);
        Train(new LiveTrainingDisplay(CreateConsole(screen, width), 3, 30, _time), () =>
        {
            Assert.Equal(during, string.Join('\n', screen.Rows));
            Assert.All(screen.Rows, row => Assert.InRange(row.Length, 0, width - 1));
            Assert.Equal(0, screen.Column);
        });
        Assert.Equal(after, string.Join('\n', screen.Rows));
    }

    /// <summary>Two of three epochs of ten steps each.</summary>
    private void Train(TrainingDisplay display, Action afterFirst) => display.Run(_ =>
    {
        foreach (EpochResult epoch in (EpochResult[])[First, Second])
        {
            for (int i = 0; i < 10; i++)
            {
                _time.Pass(epoch == First ? 0.5 : 360);
                display.StepCompleted(new StepResult(epoch.Epoch, 2.3f, i));
            }

            display.EpochCompleted(epoch);
            if (epoch == First)
            {
                afterFirst();
            }
        }
    });

    private static IAnsiConsole CreateConsole(Screen screen, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
