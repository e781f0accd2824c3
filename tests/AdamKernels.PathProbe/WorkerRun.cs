using System.Diagnostics;

namespace AdamKernels.PathProbe;

/// <summary>What training on several threads costs the process besides its work.</summary>
public static class WorkerRun
{
    private const int Steps = 2_000;
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Bytes that all threads of the process allocate in some thousand steps, evaluations and predictions, and the processor time in
    /// milliseconds that it takes in half a second without any.
    /// </summary>
    public static (long Bytes, double IdleMilliseconds) Measure()
    {
        using var workers = new TrainingWorkers(3, SharingRule.Always);
        var trainer = new Trainer<Classifier>(new Classifier(seed: 3), workers);
        float[] inputs = new float[Classifier.InputCount * 32], outputs = new float[Classifier.OutputCount * 32];
        int[] targets = new int[32];
        Run(Steps);

        // Threads may still allocate what they keep: the fewest bytes of several rounds are those of the steps.
        long bytes = long.MaxValue;
        for (int round = 0; round < 5 && bytes > 0; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            Run(Steps);
            bytes = Math.Min(bytes, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        using var process = Process.GetCurrentProcess();
        double idle = double.MaxValue;
        for (int round = 0; round < 5; round++)
        {
            Run(1);
            process.Refresh();
            TimeSpan start = process.TotalProcessorTime;
            Thread.Sleep(Idle);
            process.Refresh();
            idle = Math.Min(idle, (process.TotalProcessorTime - start).TotalMilliseconds);
        }

        return (bytes, idle);

        void Run(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                trainer.Step(inputs, targets);
                trainer.Evaluate(inputs, targets);
                workers.Predict(trainer.Network, inputs, outputs);
            }
        }
    }
}
