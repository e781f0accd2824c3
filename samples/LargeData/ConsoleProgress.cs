using AdamKernels;

namespace LargeData;

/// <summary>Writes a line per epoch.</summary>
/// <remarks>
/// Not <see cref="Progress{T}"/>: in a program without a window it calls back on other threads, in any order, and even after the Fit.
/// </remarks>
internal sealed class ConsoleProgress : IProgress<EpochResult>
{
    public void Report(EpochResult value) => Console.WriteLine(value);
}
