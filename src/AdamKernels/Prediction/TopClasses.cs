using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Finds the most probable classes of a sample.</summary>
internal static class TopClasses
{
    /// <summary>Finds the classes of a sample.</summary>
    /// <param name="loss">The loss of the network.</param>
    /// <param name="logits">The outputs of the sample, which are overwritten.</param>
    /// <param name="top">Receives the most probable classes, at most as many as there are, in falling order.</param>
    public static void Find(LossDescription loss, Span<float> logits, Span<ClassProbability> top)
    {
        if (logits.ContainsAnyNaN())
        {
            top.Fill(new ClassProbability(-1, float.NaN));
            return;
        }

        // A single logit stands for two classes: the probabilities of z and of -z add up to 1.
        Span<float> row = stackalloc float[2];
        if (logits.Length == 1)
        {
            (row[0], row[1]) = (-logits[0], logits[0]);
        }
        else
        {
            row = logits;
        }

        Rank(row, top);
        Probabilities.Replace(loss, row, row.Length);
        foreach (ref ClassProbability entry in top)
        {
            entry = entry with { Probability = row[entry.Class] };
        }
    }

    /// <summary>Sorts the largest logits to the front. A probability is too coarse for that: different logits may have the same.</summary>
    private static void Rank(ReadOnlySpan<float> logits, Span<ClassProbability> top)
    {
        int count = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            int at = count < top.Length ? count++ : top.Length;

            // Only a larger logit passes: at a tie, the first class stays first.
            for (; at > 0 && logits[i] > top[at - 1].Probability; at--)
            {
                if (at < top.Length)
                {
                    top[at] = top[at - 1];
                }
            }

            if (at < top.Length)
            {
                top[at] = new ClassProbability(i, logits[i]);
            }
        }
    }
}
