using Playground.Training.Networks;

namespace Playground.Training.Plane;

/// <summary>What determines a race to the last bit, apart from rates that are changed on the way.</summary>
/// <param name="DataSet">What there is to learn.</param>
/// <param name="Activation">The activation of the hidden layers.</param>
/// <param name="BatchSize">Points for each step, from 1 to <see cref="Shape.Batch"/>.</param>
/// <param name="Seed">The seed of points, parameters and order.</param>
public sealed record RaceOptions(PlaneDataSet DataSet, HiddenActivation Activation, int BatchSize, ulong Seed)
{
    /// <summary>The race with which the page begins.</summary>
    public static RaceOptions Standard { get; } = new(PlaneDataSet.Spirals, HiddenActivation.Relu, BatchSize: 32, Seed: 1);
}
