using AdamKernels.Runtime;

namespace AdamKernels.Conformance;

/// <summary>Random samples, whose values are exact in any arithmetic.</summary>
public static class RandomSamples
{
    /// <summary>Inputs from -1 to 1.</summary>
    public static float[] Inputs(NetworkDescription description, int rows, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        var inputs = new float[rows * description.InputCount];
        foreach (ref float value in inputs.AsSpan())
        {
            value = 2 * random.NextSingle() - 1;
        }

        return inputs;
    }

    /// <summary>Targets that suit the loss: rows of probabilities for softmax cross-entropy, otherwise values in [0, 1).</summary>
    public static float[] Targets(NetworkDescription description, int rows, ulong seed)
    {
        var random = new DeterministicRandom(seed + 1);
        int width = description.OutputCount;
        var targets = new float[rows * width];
        foreach (ref float value in targets.AsSpan())
        {
            value = random.NextSingle();
        }

        for (int row = 0; row < rows && description.Loss.TakesLabels; row++)
        {
            Span<float> target = targets.AsSpan(row * width, width);
            target.Clear();
            target[random.NextInt32(width)] = 0.75f;
            target[random.NextInt32(width)] += 0.25f;
        }

        return targets;
    }

    /// <summary>A class for each sample.</summary>
    public static int[] Labels(NetworkDescription description, int rows, ulong seed)
    {
        var random = new DeterministicRandom(seed + 1);
        var labels = new int[rows];
        foreach (ref int label in labels.AsSpan())
        {
            label = random.NextInt32(description.OutputCount);
        }

        return labels;
    }

    /// <summary>Weights of samples in [0, 1).</summary>
    public static float[] Weights(int rows, ulong seed)
    {
        var random = new DeterministicRandom(seed + 2);
        var weights = new float[rows];
        foreach (ref float weight in weights.AsSpan())
        {
            weight = random.NextSingle();
        }

        return weights;
    }

    /// <summary>A standardization of some columns, with means from -½ to ½ and deviations from ½ to 1.</summary>
    public static Standardization Scale(int columns)
    {
        var random = new DeterministicRandom(seed: 98);
        float[] means = new float[columns], deviations = new float[columns];
        for (int column = 0; column < columns; column++)
        {
            means[column] = random.NextSingle() - 0.5f;
            deviations[column] = 0.5f + 0.5f * random.NextSingle();
        }

        return new Standardization(means, deviations);
    }
}
