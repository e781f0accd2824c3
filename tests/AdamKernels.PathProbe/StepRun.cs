namespace AdamKernels.PathProbe;

/// <summary>Many steps between two lines of output, for a tool that counts the system calls between them.</summary>
public static class StepRun
{
    private const int Steps = 1_000_000;

    /// <summary>Prints the bytes that the steps allocated and the collections meanwhile.</summary>
    public static void Run()
    {
        var trainer = new Trainer<Control>(new Control(seed: 1));
        float[] inputs = [0.5f, -1, 0.25f, 2], targets = [0.1f, -0.2f];
        trainer.WarmUp();
        Console.WriteLine("steps begin");
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        int collections = GC.CollectionCount(0);
        for (int step = 0; step < Steps; step++)
        {
            trainer.Step(inputs, targets);
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        collections = GC.CollectionCount(0) - collections;
        Console.WriteLine($"steps end: {trainer.StepCount} steps, {bytes} bytes, {collections} collections");
    }
}
