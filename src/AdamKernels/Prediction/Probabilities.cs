using System.Runtime.Intrinsics;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Turns logits into probabilities, with the same bits on every instruction set.</summary>
internal static class Probabilities
{
    /// <summary>Replaces the logits of samples by their probabilities.</summary>
    /// <param name="loss">Says which function: softmax if several outputs decide together, otherwise sigmoid.</param>
    /// <param name="values">One row per sample.</param>
    /// <param name="width">Outputs per sample.</param>
    public static void Replace(LossDescription loss, Span<float> values, int width)
    {
        if (loss.OutputsPerDecision == 1)
        {
            ReplaceBySigmoid(values);
            return;
        }

        for (; !values.IsEmpty; values = values[width..])
        {
            ReplaceBySoftmax(values[..width]);
        }
    }

    private static void ReplaceBySigmoid(Span<float> values)
    {
        VectorMath.Sigmoid(values, values);
        foreach (ref float value in values)
        {
            // One NaN for all: which payload a NaN passes on depends on the processor.
            value = float.IsNaN(value) ? float.NaN : value;
        }
    }

    /// <summary>exp(y - largest y), divided by the sum over the row.</summary>
    private static void ReplaceBySoftmax(Span<float> row)
    {
        float largest = row[Accuracy.IndexOfLargest(row)];
        foreach (ref float value in row)
        {
            value -= largest;
        }

        VectorMath.Exp(row, row);
        float sum = SumInLanes(row);
        if (float.IsNaN(sum))
        {
            row.Fill(float.NaN);
            return;
        }

        foreach (ref float value in row)
        {
            value /= sum;
        }
    }

    /// <summary>The sum of a row: value k is added to lane k mod 16, and the fixed tree joins the lanes.</summary>
    private static float SumInLanes(ReadOnlySpan<float> row)
    {
        Vector512<float> sum = Vector512<float>.Zero;
        for (; row.Length >= Vector512<float>.Count; row = row[Vector512<float>.Count..])
        {
            sum += Vector512.Create(row);
        }

        Span<float> rest = stackalloc float[Vector512<float>.Count];
        rest.Clear();
        row.CopyTo(rest);
        return VectorMath.SumLanes(sum + Vector512.Create<float>(rest));
    }
}
