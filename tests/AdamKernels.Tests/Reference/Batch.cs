using AdamKernels.PathProbe;
using AdamKernels.Runtime;

namespace AdamKernels.Tests.Reference;

/// <summary>Random samples with targets, as the kernels take them and as the reference does.</summary>
internal sealed class Batch
{
    public Batch(NetworkDescription description, int rows, ulong seed = 1)
    {
        Rows = rows;
        Inputs = RandomSamples.Inputs(description, rows, seed);
        Targets = RandomSamples.Targets(description, rows, seed);
        ReferenceInputs = Split(Inputs, description.InputCount);
        ReferenceTargets = Split(Targets, description.OutputCount);
    }

    public static Batch For<TNetwork>(int rows, ulong seed = 1)
        where TNetwork : class, INetwork<TNetwork> => new(TNetwork.Description, rows, seed);

    public int Rows { get; }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public double[][] ReferenceInputs { get; }

    public double[][] ReferenceTargets { get; }

    private static double[][] Split(float[] values, int width) => [.. values.Chunk(width).Select(Doubles)];

    public static double[] Doubles(float[] values) => [.. values.Select(value => (double)value)];
}
