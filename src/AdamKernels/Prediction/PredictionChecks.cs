using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Checks the arguments of predictions before anything is written.</summary>
internal static class PredictionChecks
{
    /// <summary>Checks both lengths, and counts the samples.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="results">What receives the results.</param>
    /// <param name="width">Results per sample.</param>
    /// <param name="name">The name of the parameter that receives the results.</param>
    /// <exception cref="ArgumentException">
    /// The inputs are not whole samples, or the results have another length or overlap them.
    /// </exception>
    public static int CountSamples<TResult>(
        INetwork network, ReadOnlySpan<float> inputs, Span<TResult> results, int width, string name)
        where TResult : struct
    {
        int samples = Runtime.Prediction.CountSamples(inputs.Length, network.InputCount);
        if ((long)samples * width != results.Length)
        {
            throw new ArgumentException(
                $"Expected {Check.Count(width, "value")} for each of {Check.Count(samples, "sample")}, {(long)samples * width} in all, "
                    + $"but got {results.Length}.",
                name);
        }

        if (Overlap(inputs, results))
        {
            throw new ArgumentException($"Expected {name} that do not overlap the inputs, but they overlap.", name);
        }

        return samples;
    }

    /// <exception cref="ArgumentException">The inputs are not one sample.</exception>
    public static void OneSample(INetwork network, ReadOnlySpan<float> inputs, string name)
    {
        if (inputs.Length != network.InputCount)
        {
            throw new ArgumentException(
                $"Expected one sample of {Check.Count(network.InputCount, "input")}, but got {Check.Count(inputs.Length, "value")}.", name);
        }
    }

    /// <summary>Whether memory of two types overlaps. Spans of bytes would be too long for an integer.</summary>
    private static bool Overlap<TResult>(ReadOnlySpan<float> inputs, Span<TResult> results)
        where TResult : struct
    {
        if (inputs.IsEmpty || results.IsEmpty)
        {
            return false;
        }

        ref byte input = ref Unsafe.As<float, byte>(ref MemoryMarshal.GetReference(inputs));
        ref byte result = ref Unsafe.As<TResult, byte>(ref MemoryMarshal.GetReference(results));
        nint distance = Unsafe.ByteOffset(ref input, ref result);
        return distance >= 0
            ? distance < (nint)inputs.Length * sizeof(float)
            : -distance < (nint)results.Length * Unsafe.SizeOf<TResult>();
    }
}
