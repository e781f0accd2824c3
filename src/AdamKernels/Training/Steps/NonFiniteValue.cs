using System.Globalization;

namespace AdamKernels;

/// <summary>An input or a target that is infinite or not a number.</summary>
/// <param name="Name">What it is, such as <c>input</c>.</param>
/// <param name="Column">Its index in the sample.</param>
/// <param name="Sample">Index of the sample.</param>
/// <param name="Value">The value.</param>
internal readonly record struct NonFiniteValue(string Name, int Column, long Sample, float Value)
{
    /// <summary>The first such value in a row; null if all are finite.</summary>
    public static NonFiniteValue? Find(string name, ReadOnlySpan<float> row, long sample)
    {
        for (int column = 0; column < row.Length; column++)
        {
            if (!float.IsFinite(row[column]))
            {
                return new NonFiniteValue(name, column, sample, row[column]);
            }
        }

        return null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Column} of sample {Sample} is {Value}");
}
