namespace AdamKernels.PathProbe;

/// <summary>Two threads that use one trainer, which nobody may do.</summary>
public static class ThreadRun
{
    private const int MostSteps = 100_000;

    /// <summary>Steps in both threads until one of them is refused, and returns the refusal.</summary>
    /// <remarks>
    /// Batches that are taken in tiles: with two threads in one, the place of a tile in its batch is that of another, beyond the end.
    /// </remarks>
    public static string Refusal()
    {
        var trainer = new Trainer<TiledCurve>(new TiledCurve(seed: 1).WithIdentityScale());
        string? refusal = null;
        var threads = new Thread[2];
        for (int i = 0; i < threads.Length; i++)
        {
            int rows = i == 0 ? TiledCurve.MaxBatchSize : 1;
            threads[i] = new Thread(() => Hammer(rows));
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        return refusal ?? "none";

        void Hammer(int rows)
        {
            var inputs = new float[rows * TiledCurve.InputCount];
            var targets = new float[rows * TiledCurve.OutputCount];
            for (int step = 0; step < MostSteps && Volatile.Read(ref refusal) is null; step++)
            {
                try
                {
                    trainer.Step(inputs, targets);
                }
                catch (InvalidOperationException exception)
                {
                    Volatile.Write(ref refusal, exception.Message);
                }
            }
        }
    }
}
