using System.Diagnostics;

namespace AdamKernels.RobustnessProbe.Soak;

/// <summary>Very many steps of a tiny network, and what they leave behind.</summary>
internal static class SoakRun
{
    /// <summary>After these, all code is compiled for good.</summary>
    private const int WarmUpSteps = 200_000;

    /// <summary>Lines of a name and a number each.</summary>
    /// <param name="steps">Number of steps after the warm-up.</param>
    public static IEnumerable<string> Lines(long steps)
    {
        var trainer = new Trainer<TinyAdam>(new TinyAdam(seed: 1));
        Step(trainer, WarmUpSteps);
        GC.Collect();
        int[] collections = CountCollections();
        long heap = GC.GetTotalMemory(forceFullCollection: false), workingSet = Environment.WorkingSet;
        long started = Stopwatch.GetTimestamp(), allocated = GC.GetAllocatedBytesForCurrentThread();
        Step(trainer, steps);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        double nanoseconds = Stopwatch.GetElapsedTime(started).TotalNanoseconds;
        return
        [
            $"steps {trainer.StepCount - WarmUpSteps}",
            $"allocated {allocated}",
            $"collections {CountCollections().Zip(collections).Sum(pair => pair.First - pair.Second)}",
            $"heap {GC.GetTotalMemory(forceFullCollection: false) - heap}",
            $"workingset {Environment.WorkingSet - workingSet}",
            $"nonfinite {trainer.CanonicalState().SelectMany(values => values).Count(value => !float.IsFinite(value))}",
            $"picosecondsperstep {(long)(1000 * nanoseconds / steps)}",
        ];
    }

    private static void Step(Trainer<TinyAdam> trainer, long steps)
    {
        const int Inputs = 7;
        Span<float> inputs = [0, -0.25f], targets = [0];
        for (long step = 0; step < steps; step++)
        {
            inputs[0] = step % Inputs * 0.25f;
            targets[0] = 0.5f * inputs[0] - 1;
            trainer.Step(inputs, targets);
        }
    }

    private static int[] CountCollections() => [.. Enumerable.Range(0, GC.MaxGeneration + 1).Select(GC.CollectionCount)];
}
