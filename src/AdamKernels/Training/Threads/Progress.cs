namespace AdamKernels;

/// <summary>How far each of several threads has come, for those that wait for it.</summary>
/// <param name="threads">Number of threads.</param>
internal sealed class Progress(int threads)
{
    /// <summary>Integers between two words: two cache lines, which some processors fetch together.</summary>
    private const int Distance = 32;

    /// <summary>Spins of a thread that waits before it lets others have its processor.</summary>
    private const int SpinsBeforeYield = 2_000;

    /// <summary>Whether a thread has failed, then a word for each thread.</summary>
    private readonly int[] _words = new int[(threads + 1) * Distance];

    private bool HasFailed => Volatile.Read(ref _words[0]) != 0;

    /// <summary>Sets all threads back, before they start.</summary>
    public void Reset() => Array.Clear(_words);

    /// <summary>Says how far a thread has come. Whoever has waited for it sees what the thread wrote before.</summary>
    public void Set(int thread, int value) => Volatile.Write(ref _words[(thread + 1) * Distance], value);

    /// <summary>Says that a thread has failed: the others would wait for ever. Whatever they set after it changes nothing.</summary>
    public void Fail() => Volatile.Write(ref _words[0], 1);

    /// <summary>Waits until a thread has come as far as a value.</summary>
    /// <returns>Whether it has; otherwise a thread has failed.</returns>
    public bool WaitFor(int thread, int value)
    {
        ref int word = ref _words[(thread + 1) * Distance];
        for (int i = 0; Volatile.Read(ref word) < value && !HasFailed; i++)
        {
            if (i < SpinsBeforeYield)
            {
                Thread.SpinWait(1);
            }
            else
            {
                // The thread that this one waits for may need this processor.
                Thread.Yield();
            }
        }

        return !HasFailed;
    }
}
