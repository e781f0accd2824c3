using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Tests;

/// <summary>A network, whatever its type.</summary>
internal abstract class NetworkCase
{
    /// <summary>Its name.</summary>
    public abstract string Name { get; }

    /// <summary>What it declares.</summary>
    public abstract NetworkDescription Description { get; }

    /// <summary>Creates one that is not trained.</summary>
    public abstract INetwork Create();

    /// <summary>Exports one.</summary>
    public abstract byte[] Export(INetwork network);

    /// <summary>Loads a file into one.</summary>
    public abstract void Load(INetwork network, byte[] file, string? output = null);

    /// <summary>Creates one whose parameters and standardizations are all different.</summary>
    /// <param name="seed">Chooses them.</param>
    /// <param name="scale">A factor of weights and biases.</param>
    public INetwork CreateTrained(ulong seed, float scale = 1)
    {
        INetwork network = Create();
        var random = new DeterministicRandom(seed);
        var parameters = new List<float>();
        foreach (ParameterBlock block in Description.Layers.SelectMany(layer => layer.Blocks))
        {
            float bound = block.Role == ParameterRole.Weight ? scale * MathF.Sqrt(3f / block.Columns) : scale;
            for (int i = 0; i < block.Count; i++)
            {
                float value = 2 * random.NextSingle() - 1;
                parameters.Add(block.Role == ParameterRole.Gain ? 1 + value / 2 : bound * value);
            }
        }

        network.SetParameters([.. parameters]);
        if (Description.StandardizesInputs)
        {
            network.InputStandardization = Scale(network.InputCount, ref random);
        }

        if (Description.StandardizesTargets)
        {
            network.TargetStandardization = Scale(network.OutputCount, ref random);
        }

        return network;
    }

    /// <summary>Samples between -4 and 4.</summary>
    public float[] Samples(int rows, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        var samples = new float[rows * Description.InputCount];
        foreach (ref float value in samples.AsSpan())
        {
            value = 8 * random.NextSingle() - 4;
        }

        return samples;
    }

    /// <summary>What a network predicts.</summary>
    public static float[] Predict(INetwork network, float[] samples)
    {
        var outputs = new float[samples.Length / network.InputCount * network.OutputCount];
        network.Predict(samples, outputs);
        return outputs;
    }

    /// <summary>The parameters of a network.</summary>
    public static float[] Parameters(INetwork network)
    {
        var parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return parameters;
    }

    private static Standardization Scale(int width, ref DeterministicRandom random)
    {
        var means = new float[width];
        var deviations = new float[width];
        for (int i = 0; i < width; i++)
        {
            means[i] = 4 * random.NextSingle() - 2;
            deviations[i] = 0.3f + 3 * random.NextSingle();
        }

        return new Standardization(means, deviations);
    }
}
