namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>Says which case runs: if one ends the process, its name is the last line.</summary>
internal static class Cases
{
    /// <summary>Number of cases so far.</summary>
    public static int Count { get; private set; }

    /// <summary>Begins a case.</summary>
    public static void Begin(string name)
    {
        Count++;
        Console.WriteLine(name);
    }
}
