using System.Runtime.CompilerServices;

namespace AdamKernels.PathProbe;

/// <summary>Many steps between two lines of output, for a tool that counts the system calls between them.</summary>
public static class StepRun
{
    private const int Steps = 1_000_000;

    /// <summary>Prints the bytes that the steps allocated and the collections meanwhile.</summary>
    public static void Run()
    {
        var trainer = new Trainer<Control>(new Control(seed: 1));
        trainer.WarmUp();
        Loop(trainer, steps: 1);
        (long bytes, int collections) = Loop(trainer, Steps);
        Console.WriteLine($"{trainer.StepCount} steps, {bytes} bytes, {collections} collections");
    }

    /// <summary>Fully optimized at once: its own loop would otherwise be compiled again while it runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (long Bytes, int Collections) Loop(Trainer<Control> trainer, int steps)
    {
        float[] inputs = [0.5f, -1, 0.25f, 2], targets = [0.1f, -0.2f];
        Console.WriteLine("steps begin");
        int collections = GC.CollectionCount(0);
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < steps; step++)
        {
            trainer.Step(inputs, targets);
        }

        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        collections = GC.CollectionCount(0) - collections;
        Console.WriteLine("steps end");
        return (bytes, collections);
    }
}
