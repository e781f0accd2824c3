namespace AdamKernels.PathProbe;

/// <summary>Saves a checkpoint after each step to the same file, until somebody kills the process.</summary>
public static class SavingRun
{
    /// <summary>If nobody is left to kill the process.</summary>
    private const int MaxMilliseconds = 60_000;

    /// <summary>Saves and saves. Prints a line when the file is there.</summary>
    public static void Run(string path)
    {
        Trainer<Digits> trainer = Start();
        long end = Environment.TickCount64 + MaxMilliseconds;
        for (bool isFirst = true; Environment.TickCount64 < end; isFirst = false)
        {
            Step(trainer);
            trainer.SaveCheckpoint(path);
            if (isFirst)
            {
                Console.WriteLine("saved");
            }
        }
    }

    /// <summary>The trainer, before its first step.</summary>
    public static Trainer<Digits> Start() => new(new Digits(seed: 1));

    /// <summary>A step that depends on nothing but the steps before it.</summary>
    public static void Step(Trainer<Digits> trainer) => trainer.Step(
        RandomSamples.Inputs(Description<Digits>(), rows: 1, (ulong)trainer.StepCount),
        RandomSamples.Targets(Description<Digits>(), rows: 1, (ulong)trainer.StepCount));

    private static Runtime.NetworkDescription Description<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description;
}
