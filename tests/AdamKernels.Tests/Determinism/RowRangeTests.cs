using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels.Tests.Determinism;

/// <summary>
/// A pass over some rows of a batch, at their place in the workspace, computes what the pass over all rows computes there.
/// </summary>
public sealed class RowRangeTests
{
    private const int Rows = 7;

    [Fact]
    public void Rows_in_ranges_have_the_bits_of_the_whole_batch()
    {
        Check<Plain>();
        Check<WithClassWeights>();
        Check<RowRangeNetwork>();
        Check<RowRangeDropout>();
    }

    private static void Check<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] whole = Run<TNetwork>([0, Rows]);
        Assert.Contains(whole, value => value != 0);
        Assert.Equal(Bits(whole), Bits(Run<TNetwork>([0, 3, 4, Rows])));

        static IEnumerable<int> Bits(float[] values) => values.Select(BitConverter.SingleToInt32Bits);
    }

    /// <summary>Runs the passes that compute rows, range by range, and returns the workspace.</summary>
    private static float[] Run<TNetwork>(int[] bounds)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        AlignedBuffer parameters = NetworkParameters.Create(description, seed: 5);
        var hyperparameters = new Hyperparameters(DeclaredHyperparameters.Of<TNetwork>(), description.Layers);
        var buffers = new TrainingBuffers(description, parameters, hyperparameters);
        var random = new DeterministicRandom(7);
        float[] inputs = [.. Enumerable.Range(0, Rows * description.InputCount).Select(_ => random.NextSingle() - 0.5f)];
        for (int row = 0; row < Rows; row++)
        {
            buffers.Workspace.Span[description.TargetOffset + row * description.OutputStride] = 1;
        }

        foreach ((int from, int to) in bounds.Zip(bounds.Skip(1)))
        {
            var batch = new BatchContext((nuint)from, (nuint)(to - from), LossDivisor: Rows, DropoutKey.For(seed: 3, step: 4, batch: 0))
            {
                WorkspaceRow = (nuint)from,
            };
            ref float read = ref Unsafe.Add(ref inputs[0], from * description.InputCount);
            TNetwork.Program.Forward(ref read, buffers, in batch);
            TNetwork.Program.CalculateLoss(buffers, in batch);
            TNetwork.Program.TransposeWeights(buffers, Portion.Whole);
            TNetwork.Program.Backpropagate(buffers, in batch);
        }

        return buffers.Workspace.Span.ToArray();
    }
}

/// <summary>What a row drops depends on its place in the whole batch.</summary>
[Network(20, MaxBatchSize = 8)]
[Dense(33, Activation.Relu, Dropout = 0.5)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Adam]
internal sealed partial class RowRangeDropout;

/// <summary>Stages that keep values of each row: arguments, normalized values, deviations, inputs that are added.</summary>
[Network(20, MaxBatchSize = 8)]
[Dense(20, Activation.Mish, LayerNorm = true)]
[Dense(20, Activation.Gelu, RmsNorm = true, Residual = true)]
[Dense(3)]
[SoftmaxCrossEntropy]
[Adam]
internal sealed partial class RowRangeNetwork;
