using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Playground.Training.Digits;

namespace Playground.Components;

/// <summary>A sheet to draw on, with a pointer or with the keyboard.</summary>
public sealed partial class DigitPad
{
    /// <summary>The side of the pad in the pixels of pointer events; app.css has the same number.</summary>
    private const float Side = 280;

    /// <summary>How far an arrow key moves the pen.</summary>
    private const float KeyStep = 0.05f;

    private float _x = 0.5f;
    private float _y = 0.5f;
    private bool _isDown;
    private bool _hasKeyboard;

    [Parameter]
    [EditorRequired]
    public required Drawing Drawing { get; set; }

    /// <summary>Called after each change of the drawing.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Ends a stroke.</summary>
    public void LiftPen() => _isDown = false;

    private static string Points(IReadOnlyList<(float X, float Y)> stroke) =>
        string.Join(' ', stroke.Append(stroke[^1]).Select(point => $"{Number(point.X)} {Number(point.Y)}"));

    private static string Number(float value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private Task Down(PointerEventArgs pointer) => PutDownAsync((float)pointer.OffsetX / Side, (float)pointer.OffsetY / Side);

    private Task Move(PointerEventArgs pointer) =>
        _isDown ? MoveAsync((float)pointer.OffsetX / Side, (float)pointer.OffsetY / Side) : Task.CompletedTask;

    private Task PutDownAsync(float x, float y)
    {
        (_x, _y, _isDown) = (x, y, true);
        Drawing.Begin(x, y);
        return Changed.InvokeAsync();
    }

    private Task MoveAsync(float x, float y)
    {
        (_x, _y) = (Math.Clamp(x, 0, 1), Math.Clamp(y, 0, 1));
        if (!_isDown)
        {
            return Task.CompletedTask;
        }

        Drawing.MoveTo(_x, _y);
        return Changed.InvokeAsync();
    }

    private Task Press(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowLeft":
                return MoveAsync(_x - KeyStep, _y);
            case "ArrowRight":
                return MoveAsync(_x + KeyStep, _y);
            case "ArrowUp":
                return MoveAsync(_x, _y - KeyStep);
            case "ArrowDown":
                return MoveAsync(_x, _y + KeyStep);
            case " " or "Enter" when _isDown:
                LiftPen();
                return Task.CompletedTask;
            case " " or "Enter":
                return PutDownAsync(_x, _y);
            case "Delete" or "Backspace":
                Drawing.Clear();
                LiftPen();
                return Changed.InvokeAsync();
            default:
                return Task.CompletedTask;
        }
    }
}
