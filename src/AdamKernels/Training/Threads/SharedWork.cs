namespace AdamKernels;

/// <summary>Work that several threads share, each of which does a part.</summary>
internal abstract class SharedWork
{
    /// <summary>Does one part. Parts do not depend on each other, and no result depends on their number.</summary>
    /// <param name="index">Which part, from 0.</param>
    /// <param name="count">Number of parts, at least 1.</param>
    public abstract void Run(int index, int count);
}
