namespace AdamKernels.Benchmarks.Comparison;

/// <summary>Refuses to measure what computes something else.</summary>
internal static class Agreement
{
    /// <summary>Compares numbers, relative to the expected ones where these are above 1.</summary>
    /// <param name="expected">What the naive loops compute.</param>
    /// <param name="actual">What a contender computes.</param>
    /// <param name="tolerance">Largest difference.</param>
    /// <param name="name">What is compared, for the message.</param>
    /// <exception cref="InvalidOperationException">A number differs.</exception>
    public static void Check(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, float tolerance, string name)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            // Written so that NaN is refused.
            if (!(MathF.Abs(actual[i] - expected[i]) <= tolerance * MathF.Max(1, MathF.Abs(expected[i]))))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{name} computes {actual[i]} at {i}, where the naive loops compute {expected[i]}."));
            }
        }
    }
}
