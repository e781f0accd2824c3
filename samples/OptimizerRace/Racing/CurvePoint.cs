namespace OptimizerRace.Racing;

/// <summary>A point of a loss curve.</summary>
/// <param name="Step">Number of steps before it.</param>
/// <param name="Loss">The loss then.</param>
internal readonly record struct CurvePoint(long Step, double Loss);
