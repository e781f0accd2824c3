using System.Diagnostics.CodeAnalysis;

namespace AdamKernels.Runtime;

/// <summary>Checks arguments. The messages name what was expected and what was passed.</summary>
internal static class Check
{
    public static void Length(int actual, long expected, string name)
    {
        if (actual != expected)
        {
            ThrowLength(actual, expected, name);
        }
    }

    public static void LearningRate(double value, string name)
    {
        if (!NumberRange.Positive.Contains(value))
        {
            throw new ArgumentOutOfRangeException(
                name, value, $"Expected a learning rate that is {NumberRange.Positive.Describe()}.");
        }
    }

    public static void Decay(double value, string name)
    {
        if (!NumberRange.Decay.Contains(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"Expected a decay that is {NumberRange.Decay.Describe()}.");
        }
    }

    public static void NonNegative(double value, string name)
    {
        if (!NumberRange.NonNegative.Contains(value))
        {
            throw new ArgumentOutOfRangeException(
                name, value, $"Expected a number that is {NumberRange.NonNegative.Describe()}.");
        }
    }

    public static void Epsilon(double value, string name)
    {
        if (!NumberRange.Epsilon.Contains(value))
        {
            throw new ArgumentOutOfRangeException(
                name, value, $"Expected an epsilon that is {NumberRange.Epsilon.Describe()}.");
        }
    }

    public static void Range(double value, Hyperparameter hyperparameter, string name)
    {
        NumberRange range = hyperparameter.Range();
        if (!range.Contains(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"Expected {hyperparameter} to be {range.Describe()}.");
        }
    }

    public static void DropFraction(double value, string name)
    {
        if (!NumberRange.DropFraction.Contains(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"Expected a fraction that is {NumberRange.DropFraction.Describe()}.");
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

    /// <summary>Checks that the label of each sample is a class, from 0.</summary>
    public static void Labels(ReadOnlySpan<int> labels, int classCount, string name)
    {
        for (int row = 0; row < labels.Length; row++)
        {
            if ((uint)labels[row] >= (uint)classCount)
            {
                throw new ArgumentOutOfRangeException(
                    name,
                    labels[row],
                    FormattableString.Invariant($"Expected labels from 0 to {classCount - 1}, but that of sample {row} is {labels[row]}."));
            }
        }
    }

    /// <summary>A number with its noun, in the plural unless it is 1.</summary>
    public static string Count(long count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    [DoesNotReturn]
    private static void ThrowLength(int actual, long expected, string name) =>
        throw new ArgumentException($"Expected {expected} value{(expected == 1 ? "" : "s")}, but got {actual}.", name);
}
