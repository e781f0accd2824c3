using System.Diagnostics.CodeAnalysis;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The checks of all schedules, and the smallest rate.</summary>
internal static class Rates
{
    /// <summary>
    /// 2⁻¹⁰⁰, about 7.9·10⁻³¹, which stands for a rate of 0: a trainer does not accept 0, and an update this small leaves every parameter
    /// above 10⁻²² unchanged.
    /// </summary>
    /// <remarks>It is not the smallest float, so that products of the rate are not subnormal, which would be slow.</remarks>
    public const double Smallest = 7.888609052210118e-31;

    /// <summary>Replaces a rate that is 0, or close to it, by one that the trainer accepts.</summary>
    public static double AtLeastSmallest(double rate) => rate > Smallest ? rate : Smallest;

    /// <summary>Interpolates: start at fraction 1, end at fraction 0, both exactly.</summary>
    public static double Between(double start, double end, double fraction) => start * fraction + end * (1 - fraction);

    public static void CheckRate(double rate, string name) => Check.LearningRate(rate, name);

    /// <exception cref="ArgumentOutOfRangeException">The final rate is negative, above the first rate, or not a number.</exception>
    public static void CheckFinalRate(double finalRate, double rate, string name)
    {
        if (!(finalRate >= 0 && finalRate <= rate))
        {
            throw new ArgumentOutOfRangeException(
                name, finalRate, FormattableString.Invariant($"Expected a final rate from 0 to the rate {rate}."));
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
    /// <param name="step">The step, which must not be negative.</param>
    /// <param name="rate">The rate of the schedule, which every constructor sets.</param>
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
            throw new ArgumentOutOfRangeException(nameof(step), step, "Expected a number of updates of at least 0.");
        }
    }

    [DoesNotReturn]
    public static void ThrowDefault() =>
        throw new InvalidOperationException("This schedule is a default value without a rate: create it with a constructor.");
}
