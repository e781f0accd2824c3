namespace Playground.Training.Display;

/// <summary>The colors of values from -1 to 1.</summary>
/// <param name="Negative">The color of -1.</param>
/// <param name="Neutral">The color of 0.</param>
/// <param name="Positive">The color of 1.</param>
public sealed record Palette(Color Negative, Color Neutral, Color Positive)
{
    /// <summary>Orange over white to blue.</summary>
    public static Palette Light { get; } = new(new(245, 147, 60), new(250, 250, 252), new(70, 130, 235));

    /// <summary>Orange over near black to blue.</summary>
    public static Palette Dark { get; } = new(new(196, 98, 22), new(24, 27, 34), new(45, 98, 205));

    /// <summary>Colors values as rows of pixels: red, green, blue and full opacity, a byte each.</summary>
    public void Paint(ReadOnlySpan<float> values, Span<byte> pixels)
    {
        for (int i = 0; i < values.Length; i++)
        {
            // The comparisons also take a value that is not a number to 0.
            float value = values[i];
            Color color = value > 0 ? Neutral.Toward(Positive, Math.Min(value, 1))
                : value < 0 ? Neutral.Toward(Negative, Math.Min(-value, 1))
                : Neutral;
            pixels[4 * i] = color.Red;
            pixels[(4 * i) + 1] = color.Green;
            pixels[(4 * i) + 2] = color.Blue;
            pixels[(4 * i) + 3] = byte.MaxValue;
        }
    }
}
