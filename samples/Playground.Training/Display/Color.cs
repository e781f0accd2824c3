namespace Playground.Training.Display;

/// <summary>A color as red, green and blue from 0 to 255.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>A color on the way to another one.</summary>
    /// <param name="other">Where the way leads.</param>
    /// <param name="fraction">How far it is, from 0 to 1.</param>
    public Color Toward(Color other, float fraction) => new(
        Mix(Red, other.Red, fraction), Mix(Green, other.Green, fraction), Mix(Blue, other.Blue, fraction));

    private static byte Mix(byte from, byte to, float fraction) => (byte)(from + ((to - from) * fraction) + 0.5f);
}
