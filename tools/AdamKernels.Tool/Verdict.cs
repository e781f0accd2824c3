namespace AdamKernels.Tool;

/// <summary>What a comparison found, and the exit code of the program.</summary>
internal enum Verdict
{
    Equal = 0,
    Different = 1,

    /// <summary>Something cannot be read, or is not of the same declaration.</summary>
    Incomparable = 2,
}
