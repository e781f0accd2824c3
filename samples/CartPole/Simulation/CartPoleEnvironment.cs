using AdamKernels;

namespace CartPole.Simulation;

/// <summary>
/// A pole on a cart that a force pushes to the left or to the right: the dynamics and limits of Gymnasium's CartPole-v1, in double.
/// Every step that the pole stays up is worth 1.
/// </summary>
internal sealed class CartPoleEnvironment
{
    public const int ObservationCount = 4;
    public const int ActionCount = 2;

    /// <summary>An episode ends after this many steps even if the pole stands.</summary>
    public const int MaxSteps = 500;

    private const double Gravity = 9.8;
    private const double PoleMass = 0.1;
    private const double TotalMass = 1.0 + PoleMass;
    private const double HalfLength = 0.5;
    private const double PoleMassLength = PoleMass * HalfLength;
    private const double Force = 10.0;
    private const double SecondsPerStep = 0.02;
    private const double MaxPosition = 2.4;
    private const double MaxAngle = 12 * 2 * Math.PI / 360;
    private const double MaxStart = 0.05;

    /// <summary>Position of the cart in meters.</summary>
    public double Position { get; private set; }

    /// <summary>Velocity of the cart in meters per second.</summary>
    public double Velocity { get; private set; }

    /// <summary>Angle of the pole in radians; 0 is upright.</summary>
    public double Angle { get; private set; }

    /// <summary>Radians per second.</summary>
    public double AngularVelocity { get; private set; }

    /// <summary>Steps of this episode.</summary>
    public int Steps { get; private set; }

    public bool HasFallen => Math.Abs(Position) > MaxPosition || Math.Abs(Angle) > MaxAngle;

    public bool HasEnded => HasFallen || Steps == MaxSteps;

    /// <summary>Starts an episode near the upright position.</summary>
    public void Reset(ref DeterministicRandom random) => Reset(Draw(ref random), Draw(ref random), Draw(ref random), Draw(ref random));

    /// <summary>Starts an episode in a given state.</summary>
    public void Reset(double position, double velocity, double angle, double angularVelocity)
    {
        (Position, Velocity, Angle, AngularVelocity) = (position, velocity, angle, angularVelocity);
        Steps = 0;
    }

    /// <summary>Pushes the cart for one step, by Euler's method.</summary>
    /// <param name="action">0 pushes to the left, 1 to the right.</param>
    public void Step(int action)
    {
        double sin = PoleAngle.Sin(Angle);
        double cos = PoleAngle.Cos(Angle);
        double push = ((action == 1 ? Force : -Force) + PoleMassLength * AngularVelocity * AngularVelocity * sin) / TotalMass;
        double angularAcceleration =
            (Gravity * sin - cos * push) / (HalfLength * (4.0 / 3.0 - PoleMass * cos * cos / TotalMass));
        double acceleration = push - PoleMassLength * angularAcceleration * cos / TotalMass;

        Position += SecondsPerStep * Velocity;
        Velocity += SecondsPerStep * acceleration;
        Angle += SecondsPerStep * AngularVelocity;
        AngularVelocity += SecondsPerStep * angularAcceleration;
        Steps++;
    }

    /// <summary>Writes what the networks see.</summary>
    /// <param name="observation">Receives position, velocity, angle and angular velocity.</param>
    public void Observe(Span<float> observation)
    {
        observation[0] = (float)Position;
        observation[1] = (float)Velocity;
        observation[2] = (float)Angle;
        observation[3] = (float)AngularVelocity;
    }

    private static double Draw(ref DeterministicRandom random) => MaxStart * (2.0 * random.NextSingle() - 1);
}
