namespace AdamKernels;

/// <summary>Turns outputs into decisions, and counts the right ones.</summary>
internal static class Accuracy
{
    /// <summary>The number of right decisions of one sample.</summary>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="targets">As many.</param>
    /// <param name="outputsPerDecision">See <see cref="Runtime.LossDescription.OutputsPerDecision"/>.</param>
    public static int CountRight(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputsPerDecision) =>
        outputsPerDecision switch
        {
            0 => 0,
            1 => SameSide(outputs, targets),
            _ => SameClass(outputs, targets),
        };

    /// <summary>The class that the outputs of one sample predict; a single logit decides by its sign.</summary>
    public static int ClassOf(ReadOnlySpan<float> outputs) => outputs.Length == 1 ? (outputs[0] > 0 ? 1 : 0) : IndexOfLargest(outputs);

    /// <summary>The index of the largest value, the first one at a tie.</summary>
    public static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[largest])
            {
                largest = i;
            }
        }

        return largest;
    }

    /// <summary>Whether a value is NaN.</summary>
    public static bool ContainsAnyNaN(this ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (float.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// 1 if the largest output and the largest target are at the same class, the first one at a tie; 0 otherwise, and if an output is NaN.
    /// </summary>
    private static int SameClass(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) =>
        IndexOfLargest(outputs) == IndexOfLargest(targets) && !outputs.ContainsAnyNaN() ? 1 : 0;

    /// <summary>The number of logits on the same side of 0 as their targets are of ½; a logit that is NaN is on neither side.</summary>
    private static int SameSide(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        int count = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            count += targets[i] > 0.5f ? (logits[i] > 0 ? 1 : 0) : (logits[i] <= 0 ? 1 : 0);
        }

        return count;
    }
}
