using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels.Runtime;

/// <summary>What every emitted <c>Predict</c> does around its kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prediction
{
    [ThreadStatic]
    private static AlignedBuffer? t_scratch;

    /// <summary>Scratch for a network so wide that its activations should not lie on the stack.</summary>
    /// <remarks>
    /// A thread keeps the longest that it was asked for, whatever networks it predicts with: after the first prediction nothing is allocated.
    /// No two predictions of a thread overlap, because none calls code of the program.
    /// </remarks>
    /// <param name="length">Number of floats.</param>
    /// <returns>The first float, on a 64-byte boundary. What the memory holds is left from earlier predictions.</returns>
    public static ref float Scratch(int length)
    {
        if (t_scratch is not { } scratch || scratch.Length < length)
        {
            t_scratch = scratch = new AlignedBuffer(length);
        }

        return ref scratch.Reference;
    }

    /// <summary>The number of samples, after both lengths were found to fit.</summary>
    /// <remarks>Inlined, so that the division is one by a constant.</remarks>
    /// <exception cref="ArgumentException">The inputs are not whole samples, or the outputs have another length or overlap them.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountRows(ReadOnlySpan<float> inputs, int inputCount, ReadOnlySpan<float> outputs, int outputCount)
    {
        int rows = (int)((uint)inputs.Length / (uint)inputCount);
        if (rows * inputCount != inputs.Length || (long)rows * outputCount != outputs.Length)
        {
            ThrowLength(inputs.Length, inputCount, outputs.Length, outputCount);
        }

        // Samples are predicted in groups: outputs of one would overwrite inputs of the next.
        if (inputs.Overlaps(outputs))
        {
            ThrowOverlap();
        }

        return rows;
    }

    /// <summary>Standardizes samples, one row after the other.</summary>
    public static void Standardize(Standardization standardization, ref float inputs, ref float standardized, int rows)
    {
        ArgumentNullException.ThrowIfNull(standardization);
        standardization.Apply(ref inputs, ref standardized, rows);
    }

    /// <summary>Copies rows at a stride to the packed rows that the user gets.</summary>
    public static void Pack(ref float rows, int stride, Span<float> outputs, int outputCount) =>
        Rows.Pack(MemoryMarshal.CreateReadOnlySpan(ref rows, outputs.Length / outputCount * stride), stride, outputs, outputCount);

    [DoesNotReturn]
    private static void ThrowOverlap() =>
        throw new ArgumentException("Expected outputs in other memory than the inputs, but they overlap.", "outputs");

    [DoesNotReturn]
    private static void ThrowLength(int inputLength, int inputCount, int outputLength, int outputCount)
    {
        if (inputLength % inputCount != 0)
        {
            throw new ArgumentException($"Expected whole samples of {inputCount} inputs, but got {inputLength} values.", "inputs");
        }

        throw new ArgumentException(
            $"Expected {(long)(inputLength / inputCount) * outputCount} values for {inputLength / inputCount} samples, but got {outputLength}.", "outputs");
    }
}
