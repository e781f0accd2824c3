namespace ControlLoop;

/// <summary>A motor that moves a slide of 1 kg on rails, simulated. The controller knows the mass, but not the friction.</summary>
internal sealed class Slide
{
    /// <summary>In kg.</summary>
    public const double Mass = 1;

    private const int SubstepsPerTick = 10;

    /// <summary>In m.</summary>
    public double Position { get; private set; }

    /// <summary>In m/s.</summary>
    public double Velocity { get; private set; }

    /// <summary>Lets a force act for some time.</summary>
    /// <param name="force">In N.</param>
    /// <param name="seconds">How long.</param>
    public void Push(double force, double seconds)
    {
        double step = seconds / SubstepsPerTick;
        for (int i = 0; i < SubstepsPerTick; i++)
        {
            Velocity += (force - Friction(Velocity)) / Mass * step;
            Position += Velocity * step;
        }
    }

    /// <summary>Against the motion, strongest when it begins, and growing with its speed.</summary>
    private static double Friction(double velocity) =>
        Math.Tanh(velocity / 0.01) * (3 + 1.5 * Math.Exp(-Math.Abs(velocity) / 0.05)) + 4 * velocity;
}
