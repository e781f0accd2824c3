using System.Numerics;

namespace AdamKernels;

/// <summary>Looks for values that are infinite or not a number.</summary>
internal static class Finite
{
    /// <summary>Whether all values are finite.</summary>
    public static bool All(ReadOnlySpan<float> values)
    {
        // All exponent bits are set in an infinity and in a NaN, and in nothing else.
        var exponent = new Vector<int>(0x7F800000);
        Vector<int> found = Vector<int>.Zero;
        int at = 0;
        for (; at <= values.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            found |= Vector.Equals(Vector.AsVectorInt32(new Vector<float>(values[at..])) & exponent, exponent);
        }

        bool all = found == Vector<int>.Zero;
        foreach (float value in values[at..])
        {
            all &= float.IsFinite(value);
        }

        return all;
    }
}
