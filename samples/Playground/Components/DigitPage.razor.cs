using Microsoft.AspNetCore.Components;
using Playground.Training.Digits;
using Playground.Training.Display;

namespace Playground.Components;

/// <summary>A network that reads what the user draws, and learns from corrections.</summary>
public sealed partial class DigitPage
{
    private const ulong Seed = 1;
    private const int StepsBetweenReports = 20;

    private readonly DigitTutor _tutor = new(Seed);
    private readonly Drawing _drawing = new();
    private DigitPad? _pad;
    private ElementReference _seen;
    private float[]? _probabilities;
    private float[] _image = new float[DigitImage.Pixels];
    private string _status = "";
    private bool _hasBegun;
    private int _lessonStep;

    /// <summary>Whether this tab is shown. The lesson begins when it is shown first, and goes on meanwhile.</summary>
    [Parameter]
    [EditorRequired]
    public bool IsActive { get; set; }

    private int Best => Array.IndexOf(_probabilities!, _probabilities!.Max());

    protected override async Task OnParametersSetAsync()
    {
        if (IsActive && !_hasBegun)
        {
            _hasBegun = true;
            await LearnAsync();
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (IsActive)
        {
            PaintImage();
        }
    }

    private async Task LearnAsync()
    {
        _status = "Learning to read digits…";
        while (_lessonStep < DigitTutor.LessonSteps)
        {
            await Browser.NextFrameAsync();
            _tutor.Step();
            _lessonStep++;
            if (_lessonStep % StepsBetweenReports == 0)
            {
                StateHasChanged();
            }
        }

        _status = $"Learned: it reads {Format.Percent(_tutor.Accuracy())} of 200 digits that it has never seen.";
        Read();
    }

    private void Read()
    {
        _image = _drawing.ToImage();
        _probabilities = _drawing.IsEmpty ? null : _tutor.Read(_image);
        StateHasChanged();
    }

    private void Clear()
    {
        _drawing.Clear();
        _pad?.LiftPen();
        Read();
    }

    private void Correct(int label)
    {
        int before = Best;
        float doubt = _probabilities![label];
        int steps = _tutor.Correct(_image, label);
        Read();
        string now = Best == label ? $"It reads {label} now" : $"It still reads {Best}";
        _status = $"It read {before}. After {steps} {(steps == 1 ? "step" : "steps")}, {label} went from {Format.Percent(doubt)} to "
            + $"{Format.Percent(_probabilities![label])}. {now}.";
    }

    private void PaintImage()
    {
        Color paper = Browser.IsDark ? new(24, 27, 34) : new(250, 250, 252), ink = Browser.IsDark ? new(230, 233, 240) : new(28, 32, 40);
        var pixels = new byte[4 * DigitImage.Pixels];
        new Palette(paper, paper, ink).Paint(_image, pixels);
        Browser.Paint(_seen, DigitImage.Side, pixels);
    }
}
