using System.Diagnostics.CodeAnalysis;

namespace AdamKernels.Runtime;

/// <summary>Checks arguments. The messages name what was expected and what was passed.</summary>
internal static class Check
{
    private const double MinEpsilon = 1e-30;

    public static void Length(int actual, long expected, string name)
    {
        if (actual != expected)
        {
            ThrowLength(actual, expected, name);
        }
    }

    public static void LearningRate(double value, string name)
    {
        if (!((float)value > 0 && float.IsFinite((float)value)))
        {
            throw new ArgumentOutOfRangeException(
                name, value, "Expected a learning rate that is positive and finite, also when rounded to float.");
        }
    }

    public static void Decay(double value, string name)
    {
        if (!(value >= 0 && (float)value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "Expected a decay of at least 0 and below 1, also when rounded to float.");
        }
    }

    public static void NonNegative(double value, string name)
    {
        if (!(value >= 0 && float.IsFinite((float)value)))
        {
            throw new ArgumentOutOfRangeException(
                name, value, "Expected a number of at least 0 that is finite, also when rounded to float.");
        }
    }

    public static void Epsilon(double value, string name)
    {
        // If a gradient has always been 0, epsilon alone keeps the update from being 0/0. It is multiplied by the root of the bias
        // correction and rounded to float, and must stay positive through both.
        if (!(value >= MinEpsilon && float.IsFinite((float)value)))
        {
            throw new ArgumentOutOfRangeException(
                name, value, FormattableString.Invariant($"Expected an epsilon of at least {MinEpsilon} and finite as a float."));
        }
    }

    public static void Nesterov(bool isUsed, double momentum, string momentumName, double dampening, string dampeningName)
    {
        if (isUsed && momentum == 0)
        {
            throw new ArgumentOutOfRangeException(momentumName, momentum, "Expected a momentum above 0 for Nesterov momentum.");
        }

        if (isUsed && dampening != 0)
        {
            throw new ArgumentOutOfRangeException(dampeningName, dampening, "Expected a dampening of 0 with Nesterov momentum.");
        }
    }

    public static void Index(int value, int count, string name)
    {
        if ((uint)value >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(
                name, value, FormattableString.Invariant($"Expected an index of at least 0 and below {count}."));
        }
    }

    [DoesNotReturn]
    private static void ThrowLength(int actual, long expected, string name) =>
        throw new ArgumentException($"Expected {expected} values, but got {actual}.", name);
}
