using AdamKernels.Generated.AdamKernels.Tests.Determinism.PortionNetwork.EmittedKernels;
using AdamKernels.Runtime;
using CsCheck;

namespace AdamKernels.Tests.Determinism;

/// <summary>The tiles of a gradient computed in portions, as threads would share them, give the bits of the whole.</summary>
public sealed class PortionTests
{
    private const int Inputs = 71;
    private const int OutputStride = 48;
    private const int Rows = 9;

    [Fact]
    public void Portions_have_every_tile_once() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[1, 300]).Sample((tiles, count) =>
        {
            nuint next = 0;
            for (int i = 0; i < count; i++)
            {
                var portion = Portion.Of(i, count);
                Assert.Equal(next, portion.First((nuint)tiles));
                next = portion.End((nuint)tiles);
                Assert.Equal(i == count - 1, portion.HasEnd);
            }

            Assert.Equal((nuint)tiles, next);
        });

    [Fact]
    public void Portions_differ_by_at_most_one_tile()
    {
        for (int tiles = 0; tiles <= 60; tiles++)
        {
            for (int count = 1; count <= 20; count++)
            {
                nuint[] lengths = [.. Enumerable.Range(0, count).Select(i => Length(Portion.Of(i, count), (nuint)tiles))];
                Assert.InRange(lengths.Max() - lengths.Min(), (nuint)0, (nuint)1);
            }
        }

        static nuint Length(Portion portion, nuint tiles) => portion.End(tiles) - portion.First(tiles);
    }

    [Fact]
    public void The_whole_is_the_only_one_of_one_portion() => Assert.Equal(Portion.Whole, Portion.Of(0, 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(100)]
    public void Gradients_in_portions_have_the_bits_of_the_whole(int count)
    {
        CheckPath<ScalarKernels>(count);
        CheckPath<Vector128Kernels>(count);
        CheckPath<Vector256Kernels>(count);
        CheckPath<Vector512Kernels>(count);
    }

    private static void CheckPath<TKernels>(int count)
        where TKernels : struct, IKernels
    {
        var whole = new Memory();
        whole.Run<TKernels>([Portion.Whole]);
        var shared = new Memory();

        // From the last to the first: threads finish in any order.
        shared.Run<TKernels>([.. Enumerable.Range(0, count).Select(i => Portion.Of(i, count)).Reverse()]);
        foreach ((float[] expected, float[] actual) in whole.Results.Zip(shared.Results))
        {
            Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
        }
    }

    /// <summary>The memory of the first layer: values that are read, and what the kernels write.</summary>
    private sealed class Memory
    {
        private readonly float[] _x = Values(1, Rows * Inputs);
        private readonly float[] _dy = Values(2, Rows * OutputStride);
        private readonly float[] _pending = new float[512];
        private readonly float[] _g = [.. Enumerable.Repeat(float.NaN, Inputs * OutputStride)];
        private readonly float[] _w = Values(3, Inputs * OutputStride);
        private readonly float[] _m = Values(4, Inputs * OutputStride);
        private readonly float[] _v = [.. Values(5, Inputs * OutputStride).Select(MathF.Abs)];

        public IEnumerable<float[]> Results => [_g, _w, _m, _v];

        public void Run<TKernels>(Portion[] portions)
            where TKernels : struct, IKernels
        {
            var state = new OptimizerState();
            StepScalars scalars = StepRule.Adam(ref state, 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8);
            foreach (Portion portion in portions)
            {
                TKernels.WeightGradient1(ref _x[0], ref _dy[0], ref _g[0], Rows, portion);
                TKernels.UpdateWeights1(
                    ref _pending[0], ref _x[0], ref _dy[0], ref _w[0], ref _m[0], ref _v[0], Rows, portion, scalars);
            }
        }

        private static float[] Values(ulong seed, int count)
        {
            var random = new DeterministicRandom(seed);
            return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        }
    }
}

/// <summary>A first layer whose rows and columns do not fill the tiles of any path.</summary>
[Network(71, MaxBatchSize = 16)]
[Dense(33, Activation.Relu)]
[Dense(20)]
[MeanSquaredError]
[Adam]
internal sealed partial class PortionNetwork;
