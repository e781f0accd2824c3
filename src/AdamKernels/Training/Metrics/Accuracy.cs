namespace AdamKernels;

/// <summary>Counts what a sample's outputs got right.</summary>
internal static class Accuracy
{
    /// <summary>The number of right decisions of one sample.</summary>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="targets">As many.</param>
    /// <param name="outputsPerDecision">See <see cref="Runtime.LossDescription.OutputsPerDecision"/>.</param>
    public static int CountRight(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int outputsPerDecision) => outputsPerDecision switch
    {
        0 => 0,
        1 => SameSide(outputs, targets),
        _ => SameClass(outputs, targets),
    };

    /// <summary>The class with the largest value, the first one at a tie.</summary>
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

    /// <summary>1 if outputs and targets are largest at the same class, the first one at a tie; otherwise 0, with an output that is NaN too.</summary>
    private static int SameClass(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets) =>
        IndexOfLargest(outputs) == IndexOfLargest(targets) && !outputs.ContainsAnyNaN() ? 1 : 0;

    /// <summary>The number of logits whose sign agrees with a target above or below ½; NaN agrees with neither.</summary>
    private static int SameSide(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        int count = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            count += targets[i] > 0.5f ? (logits[i] > 0 ? 1 : 0) : (logits[i] <= 0 ? 1 : 0);
        }

        return count;
    }

    private static bool ContainsAnyNaN(this ReadOnlySpan<float> values)
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
}
