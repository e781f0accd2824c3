using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe;

/// <summary>Samples for a network: random inputs, and targets that suit its loss.</summary>
public static class Samples
{
    /// <summary>Inputs from -1 to 1.</summary>
    public static float[] Inputs(NetworkDescription description, int rows, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(description);
        var random = new DeterministicRandom(seed);
        var inputs = new float[rows * description.InputCount];
        foreach (ref float value in inputs.AsSpan())
        {
            value = 2 * random.NextSingle() - 1;
        }

        return inputs;
    }

    /// <summary>Rows of a single 1, which are probabilities of classes as well as any other targets.</summary>
    public static float[] Targets(NetworkDescription description, int rows)
    {
        ArgumentNullException.ThrowIfNull(description);
        var targets = new float[rows * description.OutputCount];
        for (int row = 0; row < rows; row++)
        {
            targets[row * description.OutputCount + row % description.OutputCount] = 1;
        }

        return targets;
    }

    /// <summary>A network with the parameters of seed 7, and standardizations that change nothing where it declares some.</summary>
    public static TNetwork CreateNetwork<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => ((TNetwork)Activator.CreateInstance(typeof(TNetwork), 7UL)!).WithIdentityScale();
}
