using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels.Runtime;

/// <summary>The parts of <c>Predict</c> that all networks share: checks, scratch, and the copy of outputs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prediction
{
    [ThreadStatic]
    private static AlignedBuffer? t_scratch;

    /// <summary>Gets scratch memory for a network whose activations are too large for the stack.</summary>
    /// <remarks>
    /// Each thread keeps its longest scratch for all networks, so that nothing is allocated after the first prediction. Predictions of one
    /// thread do not overlap, because none calls code of the program.
    /// </remarks>
    /// <param name="length">Number of floats.</param>
    /// <returns>The first float, on a 64-byte boundary. The memory is not cleared.</returns>
    public static ref float Scratch(int length)
    {
        if (t_scratch is not { } scratch || scratch.Length < length)
        {
            t_scratch = scratch = new AlignedBuffer(length);
        }

        return ref scratch.Reference;
    }

    /// <summary>Checks both lengths, and counts the samples.</summary>
    /// <remarks>Inlined, so that the divisor is a constant.</remarks>
    /// <exception cref="ArgumentException">
    /// The inputs are not whole samples, or the outputs have another length or overlap them.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CountRows(ReadOnlySpan<float> inputs, int inputCount, ReadOnlySpan<float> outputs, int outputCount)
    {
        int rows = (int)((uint)inputs.Length / (uint)inputCount);
        if (rows * inputCount != inputs.Length || (long)rows * outputCount != outputs.Length)
        {
            ThrowLength(inputs.Length, inputCount, outputs.Length, outputCount);
        }

        // Samples are predicted in groups: the outputs of one group would overwrite the inputs of the next.
        if (inputs.Overlaps(outputs))
        {
            ThrowOverlap();
        }

        return rows;
    }

    /// <summary>Returns a declared standardization.</summary>
    /// <param name="standardization">What was set or learned.</param>
    /// <param name="property">The property of the network that has it.</param>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    public static Standardization Require(Standardization? standardization, string property)
    {
        if (standardization is null)
        {
            ThrowNotStandardized(property);
        }

        return standardization;
    }

    /// <summary>Standardizes samples, one row after the other.</summary>
    public static void Standardize(Standardization standardization, ref float inputs, ref float standardized, int rows)
    {
        ArgumentNullException.ThrowIfNull(standardization);
        standardization.Apply(ref inputs, ref standardized, rows);
    }

    /// <summary>Brings standardized outputs back to the unit of the targets, in place.</summary>
    public static void Restore(Standardization standardization, Span<float> outputs)
    {
        ArgumentNullException.ThrowIfNull(standardization);
        standardization.Invert(outputs, outputs);
    }

    /// <summary>Copies rows at a stride to rows without padding.</summary>
    public static void Pack(ref float rows, int stride, Span<float> outputs, int outputCount) =>
        Rows.Pack(MemoryMarshal.CreateReadOnlySpan(ref rows, outputs.Length / outputCount * stride), stride, outputs, outputCount);

    /// <summary>The number of samples of a number of inputs.</summary>
    /// <exception cref="ArgumentException">The inputs are not whole samples.</exception>
    internal static int CountSamples(int inputLength, int inputCount)
    {
        (int samples, int rest) = Math.DivRem(inputLength, inputCount);
        return rest == 0
            ? samples
            : throw new ArgumentException($"Expected whole samples of {inputCount} inputs, but got {inputLength} values.", "inputs");
    }

    [DoesNotReturn]
    private static void ThrowNotStandardized(string property) => throw new InvalidOperationException(
        $"The network declares a standardization that it does not have yet: let Fit learn it, or set {property}, for example to what "
        + "Standardization.Learn returns.");

    [DoesNotReturn]
    private static void ThrowOverlap() =>
        throw new ArgumentException("Expected outputs that do not overlap the inputs, but they overlap.", "outputs");

    [DoesNotReturn]
    private static void ThrowLength(int inputLength, int inputCount, int outputLength, int outputCount)
    {
        int rows = CountSamples(inputLength, inputCount);
        throw new ArgumentException(
            $"Expected {Check.Count((long)rows * outputCount, "value")} for {Check.Count(rows, "sample")}, but got {outputLength}.",
            "outputs");
    }
}
