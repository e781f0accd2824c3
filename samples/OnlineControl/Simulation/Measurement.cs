namespace OnlineControl.Simulation;

/// <summary>What the sensors of the slide say at the beginning of a tick.</summary>
/// <param name="Position">In m.</param>
/// <param name="Velocity">In m/s.</param>
internal readonly record struct Measurement(double Position, double Velocity);
