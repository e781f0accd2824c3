namespace OptimizerRace.Racing;

/// <summary>How an optimizer did.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LearningRate">The learning rate that it had.</param>
/// <param name="Curve">Loss of the same training digits after 0 steps, after the last step and on the way.</param>
/// <param name="Accuracy">Share of the test digits that the network reads correctly in the end.</param>
/// <param name="MicrosecondsPerStep">Median time of a step.</param>
internal sealed record RacerResult(
    string Name, double LearningRate, IReadOnlyList<CurvePoint> Curve, double Accuracy, double MicrosecondsPerStep)
{
    public double FinalLoss => Curve[^1].Loss;

    /// <summary>The loss after a number of steps, or after the last ones before that were measured.</summary>
    public double LossAfter(long steps) => Curve.Last(point => point.Step <= steps).Loss;

    /// <summary>The first step from which the measured loss is below a value and stays there; null if it does not.</summary>
    /// <remarks>Unlike a loss at one step, this does not depend on whether that step was on a peak of the curve.</remarks>
    public long? StaysBelow(double loss)
    {
        int points = Curve.Reverse().TakeWhile(point => point.Loss < loss).Count();
        return points == 0 ? null : Curve[^points].Step;
    }
}
