namespace OptimizerRace.Racing;

/// <summary>The result of one optimizer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LearningRate">Its learning rate.</param>
/// <param name="Curve">Loss on the same training digits: before the first step, at regular steps, and after the last step.</param>
/// <param name="Accuracy">Fraction of the test digits that the trained network classifies correctly.</param>
/// <param name="MicrosecondsPerStep">Median time of a step.</param>
internal sealed record RacerResult(
    string Name, double LearningRate, IReadOnlyList<CurvePoint> Curve, double Accuracy, double MicrosecondsPerStep)
{
    public double FinalLoss => Curve[^1].Loss;

    /// <summary>The loss after a number of steps, or at the last measured point before that.</summary>
    public double LossAfter(long steps) => Curve.Last(point => point.Step <= steps).Loss;

    /// <summary>The first measured step from which the loss stays below a value; null if there is none.</summary>
    /// <remarks>Unlike the loss at a single step, this does not depend on whether the step hit a peak of the curve.</remarks>
    public long? StaysBelow(double loss)
    {
        int points = Curve.Reverse().TakeWhile(point => point.Loss < loss).Count();
        return points == 0 ? null : Curve[^points].Step;
    }
}
