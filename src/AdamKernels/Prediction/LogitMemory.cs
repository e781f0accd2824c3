namespace AdamKernels;

/// <summary>
/// Memory for logits that are turned into classes. Each thread keeps its own, so that nothing is allocated after the first use.
/// </summary>
internal static class LogitMemory
{
    /// <summary>Enough for many samples at once, and little enough to stay in the nearest cache.</summary>
    private const int MinLength = 4096;

    [ThreadStatic]
    private static float[]? t_memory;

    /// <summary>Takes the thread's memory. A call inside the prediction of another network gets memory of its own.</summary>
    /// <param name="width">Outputs of one sample.</param>
    public static float[] Take(int width)
    {
        float[]? memory = t_memory;
        t_memory = null;
        return memory is not null && memory.Length >= width ? memory : new float[Math.Max(width, MinLength)];
    }

    /// <summary>Gives the memory back for the thread's next call.</summary>
    public static void Return(float[] memory) => t_memory = memory;
}
