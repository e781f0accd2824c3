namespace ControlLoop;

/// <summary>Where the slide should be: from rest, it swings by 20 mm, 5 times a second.</summary>
/// <param name="Position">In m.</param>
/// <param name="Velocity">In m/s.</param>
/// <param name="Acceleration">In m/s².</param>
internal readonly record struct Motion(double Position, double Velocity, double Acceleration)
{
    private const double Amplitude = 0.01;
    private const double RadiansPerSecond = 2 * Math.PI * 5;

    public static Motion At(double seconds)
    {
        (double sine, double cosine) = Math.SinCos(RadiansPerSecond * seconds);
        return new Motion(
            Amplitude * (1 - cosine), Amplitude * RadiansPerSecond * sine, Amplitude * RadiansPerSecond * RadiansPerSecond * cosine);
    }
}
