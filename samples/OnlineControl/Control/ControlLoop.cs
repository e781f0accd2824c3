using System.Diagnostics;
using AdamKernels;
using OnlineControl.Learning;
using OnlineControl.Simulation;

namespace OnlineControl.Control;

/// <summary>A slide, the path that it should follow, and the controller that makes it do so, tick by tick.</summary>
internal sealed class ControlLoop
{
    /// <summary>Before the parameters drift and anything is recorded, the network learns the slide as it is.</summary>
    private const int CommissioningSeconds = 10;

    private const double MaxPosition = 0.1;

    private readonly int _rate;
    private readonly Slide _slide;
    private readonly SmoothWalk _path;
    private readonly ModelLearner _learner;
    private readonly Controller _controller;
    private Measurement _before;
    private double _force;

    /// <summary>Sets everything up.</summary>
    /// <param name="seed">Seed of path, drift, noise and parameters.</param>
    /// <param name="rate">Ticks per second.</param>
    public ControlLoop(ulong seed, int rate)
    {
        var random = new DeterministicRandom(seed);
        _rate = rate;
        _slide = new Slide(random.NextUInt64(), rate);
        _path = new SmoothWalk(random.NextUInt64(), -MaxPosition, MaxPosition, TicksPerMove(rate), rate);
        _learner = new ModelLearner(random.NextUInt64(), memory: TicksPerMove(rate));
        _controller = new Controller(_learner, 1.0 / rate);

        // The first tick has one before it, in which no force acted.
        _before = _slide.Measure();
        _slide.Push(0);
    }

    /// <inheritdoc cref="ModelLearner.HashParameters"/>
    public string HashParameters() => _learner.HashParameters();

    /// <summary>Ticks of a move from one position to the next, which takes 0.4 s.</summary>
    public static int TicksPerMove(int rate) => rate * 2 / 5;

    /// <inheritdoc cref="ModelLearner.WarmUp"/>
    public void WarmUp() => _learner.WarmUp();

    /// <summary>Teaches the network the slide before its parameters drift, as fast as possible.</summary>
    public void Commission() => Run(CommissioningSeconds * _rate, learns: true, drifts: false, clock: null);

    /// <summary>Runs while the parameters drift.</summary>
    /// <param name="ticks">Number of ticks.</param>
    /// <param name="learns">Whether the network goes on learning.</param>
    /// <param name="clock">What lets each tick begin; null to run as fast as possible.</param>
    public RunRecord Run(int ticks, bool learns, TickClock? clock = null) => Run(ticks, learns, drifts: true, clock);

    private RunRecord Run(int ticks, bool learns, bool drifts, TickClock? clock)
    {
        var record = new RunRecord(ticks);
        record.Start();
        clock?.Start();
        for (int tick = 0; tick < ticks; tick++)
        {
            clock?.WaitForTick();
            long start = Stopwatch.GetTimestamp();
            Measurement measured = _slide.Measure();
            Motion wanted = _path.Motion;
            double force = _controller.Decide(wanted, measured);

            // With a real slide, the motor would get the force here: it does not wait for what is learned from the force before.
            if (learns)
            {
                _controller.Learn(_before, _force, measured);
            }

            long elapsed = Stopwatch.GetTimestamp() - start;
            clock?.EndTick();

            // What a real slide does by itself, until the next tick.
            record.Add(wanted.Position - _slide.Position, elapsed);
            (_before, _force) = (measured, force);
            _path.Advance();
            _slide.Push(force);
            if (drifts)
            {
                _slide.Drift();
            }
        }

        record.Stop();
        return record;
    }
}
