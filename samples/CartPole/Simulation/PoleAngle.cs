namespace CartPole.Simulation;

/// <summary>
/// Sine and cosine of the angle of a pole that has not fallen, with the same bits on every machine: those of <see cref="Math"/> come from
/// the C library of the platform.
/// </summary>
internal static class PoleAngle
{
    /// <summary>The Taylor series up to x¹¹. Up to 0.21, what follows is below 2^-60 of the sum.</summary>
    /// <param name="x">Radians, of magnitude up to 0.21.</param>
    public static double Sin(double x)
    {
        double y = x * x;
        return x * (1 - y / 6 * (1 - y / 20 * (1 - y / 42 * (1 - y / 72 * (1 - y / 110)))));
    }

    /// <summary>The Taylor series up to x¹⁰. Up to 0.21, what follows is below 2^-55 of the sum.</summary>
    /// <inheritdoc cref="Sin" path="/param"/>
    public static double Cos(double x)
    {
        double y = x * x;
        return 1 - y / 2 * (1 - y / 12 * (1 - y / 30 * (1 - y / 56 * (1 - y / 90))));
    }
}
