using System.ComponentModel;
using System.Runtime.InteropServices;

namespace AdamKernels.Runtime;

/// <summary>What every emitted <c>Predict</c> does around its kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Prediction
{
    /// <summary>The number of samples, after both lengths were found to fit.</summary>
    /// <exception cref="ArgumentException">The inputs are not whole samples, or the outputs have another length.</exception>
    public static int CountRows(int inputLength, int inputCount, int outputLength, int outputCount)
    {
        (int rows, int rest) = Math.DivRem(inputLength, inputCount);
        if (rest != 0)
        {
            throw new ArgumentException($"Expected whole samples of {inputCount} inputs, but {inputLength} values came.", "inputs");
        }

        Check.Length(outputLength, (long)rows * outputCount, "outputs");
        return rows;
    }

    /// <summary>Copies rows at a stride to the packed rows that the user gets.</summary>
    public static void Pack(ref float rows, int stride, Span<float> outputs, int outputCount) =>
        Rows.Pack(MemoryMarshal.CreateReadOnlySpan(ref rows, outputs.Length / outputCount * stride), stride, outputs, outputCount);
}
