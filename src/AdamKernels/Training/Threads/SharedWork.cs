namespace AdamKernels;

/// <summary>Work that several threads share, each of which does a part.</summary>
internal abstract class SharedWork
{
    /// <summary>Does one part. Parts may wait for each other, so all run at the same time. No result depends on their number.</summary>
    /// <param name="index">Which part, from 0.</param>
    /// <param name="count">Number of parts, at least 1.</param>
    public abstract void Run(int index, int count);

    /// <summary>Is called when a part has thrown: no other may wait for it any longer.</summary>
    public virtual void Abandon()
    {
    }
}
