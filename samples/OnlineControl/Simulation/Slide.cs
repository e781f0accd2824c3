using AdamKernels;

namespace OnlineControl.Simulation;

/// <summary>
/// A motor that moves a slide on rails, simulated. Its load, its friction and the pull of its cable drift, as they do when material is
/// filled in, grease warms up and a cable bends. The measured velocity is noisy.
/// </summary>
/// <remarks>It uses only operations that IEEE 754 defines exactly, so that a seed gives the same motion on every machine.</remarks>
internal sealed class Slide
{
    /// <summary>What the controller knows: the mass without a load, in kg.</summary>
    public const double EmptyMass = 1;

    private const int SubstepsPerTick = 10;

    /// <summary>The largest error of a measured velocity, in m/s.</summary>
    private const double Noise = 1e-4;

    /// <summary>The velocity by which friction has found its direction, in m/s.</summary>
    private const double TurningVelocity = 0.01;

    /// <summary>The velocity by which the friction of the start is halved, in m/s.</summary>
    private const double StartVelocity = 0.05;

    private readonly double _secondsPerTick;

    /// <summary>In kg.</summary>
    private readonly SmoothWalk _load;

    /// <summary>Friction that depends on the direction only, in N.</summary>
    private readonly SmoothWalk _sliding;

    /// <summary>Friction that grows with the velocity, in N·s/m.</summary>
    private readonly SmoothWalk _viscous;

    /// <summary>The force of the cable, in N.</summary>
    private readonly SmoothWalk _pull;

    private DeterministicRandom _random;
    private double _velocity;

    /// <summary>Places the slide, at rest, in the middle of the rails.</summary>
    /// <param name="seed">Seed of the drift and of the noise.</param>
    /// <param name="rate">Ticks per second.</param>
    public Slide(ulong seed, int rate)
    {
        _secondsPerTick = 1.0 / rate;
        _random = new DeterministicRandom(seed);
        _load = CreateDrift(0, 0.8, seconds: 3);
        _sliding = CreateDrift(2, 6, seconds: 4);
        _viscous = CreateDrift(2, 10, seconds: 5);
        _pull = CreateDrift(-1.5, 1.5, seconds: 2);
        SmoothWalk CreateDrift(double low, double high, int seconds) => new(_random.NextUInt64(), low, high, seconds * rate, rate);
    }

    /// <summary>In m.</summary>
    public double Position { get; private set; }

    /// <summary>Reads the sensors.</summary>
    public Measurement Measure() => new(Position, _velocity + Noise * (2 * _random.NextSingle() - 1));

    /// <summary>Lets the parameters drift for one tick.</summary>
    public void Drift()
    {
        _load.Advance();
        _sliding.Advance();
        _viscous.Advance();
        _pull.Advance();
    }

    /// <summary>Lets a force act for one tick.</summary>
    /// <param name="force">In N.</param>
    public void Push(double force)
    {
        double mass = EmptyMass + _load.Position;
        double step = _secondsPerTick / SubstepsPerTick;
        for (int i = 0; i < SubstepsPerTick; i++)
        {
            _velocity += (force - Resistance()) / mass * step;
            Position += _velocity * step;
        }
    }

    /// <summary>Friction opposes the motion. It is strongest when the motion begins, and grows with its speed.</summary>
    private double Resistance()
    {
        double square = _velocity * _velocity;
        double direction = _velocity / Math.Sqrt(square + TurningVelocity * TurningVelocity);
        double start = 0.5 / (1 + square / (StartVelocity * StartVelocity));
        return _sliding.Position * direction * (1 + start) + _viscous.Position * _velocity + _pull.Position;
    }
}
