namespace AdamKernels;

internal static partial class ChildProcess
{
    /// <summary>The program that runs in child processes.</summary>
    private const string Probe = "AdamKernels.PathProbe.dll";
}
