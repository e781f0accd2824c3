using OnlineControl.Learning;
using OnlineControl.Simulation;

namespace AdamKernels.Tests.Samples;

/// <summary>The simulated slide, and what remembers its motions.</summary>
public sealed class OnlineControlPlantTests
{
    private const int Rate = 1000;

    /// <summary>Central differences. Fails when velocity or acceleration is that of another polynomial, or has the wrong unit.</summary>
    [Fact]
    public void Velocity_and_acceleration_are_derivatives_of_the_position()
    {
        var walk = new SmoothWalk(seed: 1, -0.1, 0.1, ticksPerMove: 400, Rate);
        var motions = new Motion[2000];
        foreach (ref Motion motion in motions.AsSpan())
        {
            motion = walk.Motion;
            walk.Advance();
        }

        for (int i = 1; i < motions.Length - 1; i++)
        {
            Assert.Equal((motions[i + 1].Position - motions[i - 1].Position) * Rate / 2, motions[i].Velocity, 1e-4);

            // Where one move ends and the next begins, the jerk is not continuous.
            double tolerance = i % 400 == 0 ? 0.1 : 2e-3;
            Assert.Equal((motions[i + 1].Velocity - motions[i - 1].Velocity) * Rate / 2, motions[i].Acceleration, tolerance);
        }
    }

    [Fact]
    public void Walk_stays_in_its_range_and_begins_in_the_middle()
    {
        var walk = new SmoothWalk(seed: 1, 2, 6, ticksPerMove: 10, Rate);
        Assert.Equal(4, walk.Position);
        List<double> positions = [];
        for (int i = 0; i < 10_000; i++)
        {
            positions.Add(walk.Position);
            walk.Advance();
        }

        Assert.InRange(positions.Min(), 2, 2.1);
        Assert.InRange(positions.Max(), 5.9, 6);
    }

    /// <summary>
    /// At 1 m/s, friction of 4 N + 6 N·s/m · 1 m/s balances a force of 10 N. Fails when friction does not oppose the motion, or when a
    /// force acts for another time than a tick.
    /// </summary>
    [Theory]
    [InlineData(10, 1)]
    [InlineData(-10, -1)]
    public void Slide_reaches_the_velocity_at_which_friction_balances_the_force(double force, double velocity)
    {
        var slide = new Slide(seed: 1, Rate);
        for (int i = 0; i < 3 * Rate; i++)
        {
            slide.Push(force);
        }

        Assert.Equal(velocity, slide.Measure().Velocity, 0.002);
        double before = slide.Position;
        slide.Push(force);
        Assert.Equal(velocity / Rate, slide.Position - before, 2e-6);
    }

    [Fact]
    public void Drift_changes_how_the_slide_moves()
    {
        var (still, drifting) = (new Slide(seed: 1, Rate), new Slide(seed: 1, Rate));
        for (int i = 0; i < Rate; i++)
        {
            still.Push(10);
            drifting.Push(10);
            drifting.Drift();
        }

        Assert.InRange(Math.Abs(still.Position - drifting.Position), 0.001, 1);
    }

    /// <summary>Fails when the newest sample is left to chance, or an old one stays.</summary>
    [Fact]
    public void Batch_has_the_newest_sample_and_random_ones_of_the_last()
    {
        var memory = new SampleMemory(capacity: 5, seed: 1);
        Span<float> features = stackalloc float[InverseModel.BatchSize * InverseModel.FeatureCount];
        Span<float> targets = stackalloc float[InverseModel.BatchSize];
        HashSet<float> drawn = [];
        for (int sample = 1; sample <= 100; sample++)
        {
            memory.Add([10 * sample, 10 * sample + 1, 10 * sample + 2], sample);
            memory.Draw(features, targets);
            Assert.Equal(sample, targets[0]);
            for (int i = 0; i < targets.Length; i++)
            {
                Assert.InRange(targets[i], Math.Max(sample - 4, 1), sample);
                float first = 10 * targets[i];
                Assert.Equal([first, first + 1, first + 2], features.Slice(3 * i, 3).ToArray());
                drawn.Add(sample - targets[i]);
            }
        }

        Assert.Equal(5, drawn.Count);
    }
}
