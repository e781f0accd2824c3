using System.Globalization;

namespace AdamKernels;

/// <summary>A class and how probable it is.</summary>
/// <param name="Class">The class, from 0; -1 if an output of the sample was NaN.</param>
/// <param name="Probability">Its probability, from 0 to 1; NaN if an output of the sample was NaN or +∞.</param>
public readonly record struct ClassProbability(int Class, float Probability)
{
    /// <summary>Such as <c>class 7: 99.20%</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"class {Class}: {Readable.Percent(Probability)}");
}
