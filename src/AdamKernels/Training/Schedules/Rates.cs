using System.Diagnostics.CodeAnalysis;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>What all schedules check, and how they keep a rate positive.</summary>
internal static class Rates
{
    /// <summary>
    /// 2⁻¹⁰⁰, about 7.9·10⁻³¹, which stands for a rate of 0: the trainer takes none, and an update this small leaves every parameter above
    /// 10⁻²² as it is.
    /// </summary>
    /// <remarks>Not the smallest float: what an optimizer makes of the rate shall not be sub-normal, which is slow.</remarks>
    public const double Smallest = 7.888609052210118e-31;

    /// <summary>A rate that came close to 0, or got there, as one that the trainer takes.</summary>
    public static double AtLeastSmallest(double rate) => rate > Smallest ? rate : Smallest;

    /// <summary>start at a fraction of 1, end at 0, both exactly.</summary>
    public static double Between(double start, double end, double fraction) => start * fraction + end * (1 - fraction);

    public static void CheckRate(double rate, string name) => Check.LearningRate(rate, name);

    /// <exception cref="ArgumentOutOfRangeException">The final rate is negative, above the rate it comes from, or not a number.</exception>
    public static void CheckFinalRate(double finalRate, double rate, string name)
    {
        if (!(finalRate >= 0 && finalRate <= rate))
        {
            throw new ArgumentOutOfRangeException(name, finalRate, FormattableString.Invariant($"Expected a final rate from 0 to the rate {rate}."));
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The factor is not above 0 and at most 1.</exception>
    public static void CheckFactor(double factor, string name)
    {
        if (!(factor > 0 && factor <= 1))
        {
            throw new ArgumentOutOfRangeException(name, factor, "Expected a factor above 0 and at most 1.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">There are no steps.</exception>
    public static void CheckSteps(long steps, string name)
    {
        if (steps < 1)
        {
            throw new ArgumentOutOfRangeException(name, steps, "Expected at least 1 step.");
        }
    }

    /// <summary>Checks a call of a schedule.</summary>
    /// <param name="step">Must not be negative.</param>
    /// <param name="rate">The schedule's rate, which no constructor leaves at 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    /// <exception cref="InvalidOperationException">The schedule is <c>default</c>.</exception>
    public static void CheckCall(long step, double rate)
    {
        if (rate == 0)
        {
            ThrowDefault();
        }

        if (step < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, "Expected the number of updates made so far, at least 0.");
        }
    }

    [DoesNotReturn]
    public static void ThrowDefault() => throw new InvalidOperationException("This schedule has no rate: make it with its constructor.");
}
