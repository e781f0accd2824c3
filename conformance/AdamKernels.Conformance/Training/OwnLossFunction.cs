namespace AdamKernels.Conformance;

/// <summary>The loss of a network that declares none: the sum of the squares of the differences from the targets, halved.</summary>
public static class OwnLossFunction
{
    /// <summary>Half the sum of the squares, each operation rounded to float, value by value.</summary>
    /// <param name="outputs">The outputs of a batch.</param>
    /// <param name="gradients">Receives the differences, which are the derivatives.</param>
    /// <param name="targets">The targets of the batch.</param>
    public static float Compute(ReadOnlySpan<float> outputs, Span<float> gradients, float[] targets)
    {
        float sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            float difference = outputs[i] - targets[i], square = difference * difference;
            gradients[i] = difference;
            sum += square;
        }

        return 0.5f * sum;
    }
}
