namespace OnlineControl.Simulation;

/// <summary>A value that changes smoothly, such as the position where the slide should be.</summary>
/// <param name="Position">In m, for the slide.</param>
/// <param name="Velocity">In m/s.</param>
/// <param name="Acceleration">In m/s².</param>
internal readonly record struct Motion(double Position, double Velocity, double Acceleration);
