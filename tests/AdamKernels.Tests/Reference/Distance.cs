namespace AdamKernels.Tests.Reference;

/// <summary>How far results are from what they should be.</summary>
internal static class Distance
{
    /// <summary>Euclidean length of the difference over that of the expected vector.</summary>
    public static double RelativeL2(IEnumerable<double> expected, IEnumerable<double> actual)
    {
        double difference = 0, length = 0;
        foreach ((double e, double a) in expected.Zip(actual))
        {
            difference += (e - a) * (e - a);
            length += e * e;
        }

        return length == 0 ? Math.Sqrt(difference) : Math.Sqrt(difference / length);
    }

    /// <summary>The distance from one float to the next at the magnitude of a number.</summary>
    public static double Ulp(double magnitude)
    {
        float value = (float)Math.Abs(magnitude);
        return Math.Max(MathF.BitIncrement(value) - value, float.Epsilon);
    }
}
