using AdamKernels.Runtime;

namespace AdamKernels.Robustness.Tests.BadNumbers;

/// <summary>
/// The policy for bad numbers as docs/training.md states it, from the numbers alone: it asks none of the library's checks.
/// </summary>
internal static class PolicyModel
{
    /// <summary>Squares, sums and exponents of numbers up to here stay far from what a float cannot hold.</summary>
    private const float Moderate = 1e6f;

    /// <summary>How far the probabilities of a sample may be from a sum of 1.</summary>
    private const double SumTolerance = 1e-3;

    /// <summary>What to expect of a batch with targets.</summary>
    /// <param name="description">The network.</param>
    /// <param name="inputs">The inputs as the first layer reads them.</param>
    /// <param name="outputs">The outputs, which no check has seen.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="weights">The weight of each sample.</param>
    /// <param name="isSet">Whether they are a set, whose targets are checked too.</param>
    public static Expectation OfBatch(
        NetworkDescription description, float[] inputs, float[] outputs, float[] targets, float[] weights, bool isSet)
    {
        if (weights.Any(weight => !(weight >= 0) || float.IsInfinity(weight)) || (isSet && !AreTargets(description, targets)))
        {
            return Expectation.Refused;
        }

        if (weights.All(weight => weight == 0))
        {
            return isSet ? Expectation.Refused : Expectation.Nothing;
        }

        // A sample that is left out has targets of no importance; its inputs must be finite.
        int width = description.OutputCount;
        float[] counted =
        [
            .. Enumerable.Range(0, weights.Length).Where(row => weights[row] != 0)
                .SelectMany(row => outputs[(row * width)..((row + 1) * width)].Concat(targets[(row * width)..((row + 1) * width)])),
        ];
        return !inputs.All(float.IsFinite) || !counted.All(float.IsFinite) ? Expectation.Bad
            : AreModerate(counted) && AreModerate(weights) && weights.All(weight => weight is 0 or > 1e-6f) ? Expectation.Good
            : Expectation.Open;
    }

    /// <summary>What to expect of gradients with respect to the outputs.</summary>
    public static Expectation OfOutputGradients(float[] inputs, float[] gradients) =>
        inputs.Concat(gradients).All(float.IsFinite) ? Expectation.Good : Expectation.Bad;

    /// <summary>Whether a number that a program sets is in its range.</summary>
    public static bool Accepts(Slot slot, string name, float value) => slot switch
    {
        Slot.SetParameter or Slot.Mean => float.IsFinite(value),
        Slot.LearningRate => value > 0 && float.IsFinite(value),
        Slot.Deviation => value > 0 && float.IsFinite(value) && float.IsFinite((float)(1 / (double)value)),
        Slot.Hyperparameter => name switch
        {
            nameof(Hyperparameters.Alpha) or nameof(Hyperparameters.Momentum) => value is >= 0 and < 1,
            nameof(Hyperparameters.Epsilon) => value >= 1e-30f && float.IsFinite(value),
            nameof(Hyperparameters.MaxGradientNorm) => value > 0 && float.IsFinite(value),
            _ => throw new ArgumentException($"Expected a hyper-parameter of the test, but got {name}.", nameof(name)),
        },
        _ => true,
    };

    private static bool AreModerate(float[] values) => values.All(value => MathF.Abs(value) <= Moderate);

    /// <summary>Whether targets are those of the loss. What is not a number is left to the policy.</summary>
    private static bool AreTargets(NetworkDescription description, float[] targets) => description.Loss switch
    {
        { TakesLabels: true } => targets.Chunk(description.OutputCount).All(row =>
            !row.Any(value => value < 0) && (row.Any(float.IsNaN) || Math.Abs(row.Sum(value => (double)value) - 1) <= SumTolerance)),
        { OutputsPerDecision: > 0 } => !targets.Any(value => value is < 0 or > 1),
        _ => true,
    };
}
