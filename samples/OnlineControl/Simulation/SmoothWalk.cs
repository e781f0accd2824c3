using AdamKernels;

namespace OnlineControl.Simulation;

/// <summary>
/// A value that moves from one random position to the next, each time with the least possible jerk: along a polynomial of the fifth degree
/// that starts and ends at rest. The first move begins in the middle of the range.
/// </summary>
internal sealed class SmoothWalk
{
    private readonly double _low;
    private readonly double _high;
    private readonly int _ticksPerMove;
    private readonly double _secondsPerMove;
    private DeterministicRandom _random;
    private double _from;
    private double _to;
    private int _tick;

    /// <summary>Starts a walk.</summary>
    /// <param name="seed">Seed of the positions.</param>
    /// <param name="low">The lowest position.</param>
    /// <param name="high">The highest position.</param>
    /// <param name="ticksPerMove">Ticks from one position to the next.</param>
    /// <param name="rate">Ticks per second.</param>
    public SmoothWalk(ulong seed, double low, double high, int ticksPerMove, int rate)
    {
        _random = new DeterministicRandom(seed);
        (_low, _high) = (low, high);
        (_ticksPerMove, _secondsPerMove) = (ticksPerMove, (double)ticksPerMove / rate);
        (_from, _to) = ((low + high) / 2, NextTarget());
    }

    /// <summary>Where the value is now.</summary>
    public double Position
    {
        get
        {
            double done = Done;
            return _from + (_to - _from) * done * done * done * (10 - 15 * done + 6 * done * done);
        }
    }

    /// <summary>Position, velocity and acceleration now.</summary>
    public Motion Motion
    {
        get
        {
            double done = Done;
            double left = 1 - done;
            double distance = _to - _from;
            return new Motion(
                Position,
                distance * 30 * done * done * left * left / _secondsPerMove,
                distance * 60 * done * left * (left - done) / (_secondsPerMove * _secondsPerMove));
        }
    }

    /// <summary>The share of the move that is done.</summary>
    private double Done => (double)_tick / _ticksPerMove;

    /// <summary>Goes on for one tick.</summary>
    public void Advance()
    {
        _tick++;
        if (_tick == _ticksPerMove)
        {
            (_from, _to, _tick) = (_to, NextTarget(), 0);
        }
    }

    private double NextTarget() => _low + _random.NextSingle() * (_high - _low);
}
