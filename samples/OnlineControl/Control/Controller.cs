using OnlineControl.Learning;
using OnlineControl.Simulation;

namespace OnlineControl.Control;

/// <summary>
/// Decides on the force of each tick: what the empty mass needs for the wanted acceleration, plus what the network predicts for friction,
/// load and cable, plus a spring and a damper against the error that is left.
/// </summary>
/// <param name="learner">The network and what teaches it.</param>
/// <param name="secondsPerTick">The time that a force acts.</param>
internal sealed class Controller(ModelLearner learner, double secondsPerTick)
{
    /// <summary>In N/m.</summary>
    private const double Stiffness = 400;

    /// <summary>In N·s/m.</summary>
    private const double Damping = 40;

    /// <summary>The force for the next tick, in N.</summary>
    public double Decide(Motion wanted, Measurement measured)
    {
        double known = Slide.EmptyMass * wanted.Acceleration;
        double learned = learner.Predict(wanted.Velocity, wanted.Acceleration);
        double feedback = Stiffness * (wanted.Position - measured.Position) + Damping * (wanted.Velocity - measured.Velocity);
        return known + learned + feedback;
    }

    /// <summary>Learns from what a force did, whoever decided on it: the motion that it caused needed exactly this force.</summary>
    /// <param name="before">The measurement when the force began to act.</param>
    /// <param name="force">In N.</param>
    /// <param name="after">The measurement one tick later.</param>
    public void Learn(Measurement before, double force, Measurement after)
    {
        double velocity = (before.Velocity + after.Velocity) / 2;
        double acceleration = (after.Velocity - before.Velocity) / secondsPerTick;
        learner.Learn(velocity, acceleration, force - Slide.EmptyMass * acceleration);
    }
}
