namespace AdamKernels.Benchmarks.Ranks;

/// <summary>Nanoseconds of an exchange between two processes, in which each sends and receives as many bytes.</summary>
/// <param name="Bytes">Lengths of messages, ascending.</param>
/// <param name="Nanoseconds">The time of each.</param>
internal sealed record MessageTimes(double[] Bytes, double[] Nanoseconds)
{
    /// <summary>The lengths that are measured.</summary>
    public static int[] Lengths { get; } = [8, 1 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20, 4 << 20];

    /// <summary>The time of any length: on a straight line between two measured ones, and on the last such line beyond them.</summary>
    public double Of(double bytes)
    {
        int next = Math.Clamp(Array.FindIndex(Bytes, length => length >= bytes), 1, Bytes.Length - 1);
        next = bytes > Bytes[^1] ? Bytes.Length - 1 : next;
        double share = (bytes - Bytes[next - 1]) / (Bytes[next] - Bytes[next - 1]);
        return Nanoseconds[next - 1] + share * (Nanoseconds[next] - Nanoseconds[next - 1]);
    }

    /// <summary>The latency and the time of a byte whose sum comes closest: the squares of the relative errors are smallest.</summary>
    public Link Fit()
    {
        double weights = 0, sizes = 0, squares = 0, times = 0, products = 0;
        foreach ((double bytes, double time) in Bytes.Zip(Nanoseconds))
        {
            double weight = 1 / (time * time);
            weights += weight;
            sizes += weight * bytes;
            squares += weight * bytes * bytes;
            times += weight * time;
            products += weight * bytes * time;
        }

        double determinant = weights * squares - sizes * sizes;
        return new Link((times * squares - products * sizes) / determinant, (weights * products - sizes * times) / determinant);
    }
}
