using System.Runtime.InteropServices;
using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Predictions of networks so wide that their activations do not belong on a stack.</summary>
public class WidePredictionTests
{
    private const int SmallStack = 256 * 1024;

    /// <summary>Fails, with the whole process, when the stack holds all scratch of a tile of samples.</summary>
    [Fact]
    public void Standardized_inputs_of_any_width_fit_a_small_stack() => AssertFits<WideInputs>();

    [Fact]
    public void Layers_of_any_width_fit_a_small_stack() => AssertFits<WideLayers>();

    [Fact]
    public void Normalized_layers_of_any_width_fit_a_small_stack() => AssertFits<WideNormalized>();

    [Fact]
    public void A_tile_of_standardized_images_fits_a_small_stack() => AssertFits<StandardizedImages>();

    /// <summary>Fails when what a thread's scratch holds from before reaches a result, through the padding of a row for example.</summary>
    [Fact]
    public void What_the_scratch_held_before_changes_nothing()
    {
        WideNormalized network = Create<WideNormalized>();
        float[] inputs = Batch.For<WideNormalized>(3, seed: 1).Inputs;
        float[] expected = Predict(network, inputs);
        foreach (float value in new[] { float.NaN, float.PositiveInfinity, 1e-45f })
        {
            MemoryMarshal.CreateSpan(ref Prediction.Scratch(40_000), 40_000).Fill(value);
            Assert.Equal(Bits.Of(expected), Bits.Of(Predict(network, inputs)));
        }
    }

    /// <summary>Fails when threads have one scratch between them.</summary>
    [Fact]
    public void Threads_predict_at_once()
    {
        WideNormalized network = Create<WideNormalized>();
        float[][] inputs = [.. Enumerable.Range(0, 4).Select(seed => Batch.For<WideNormalized>(1, (ulong)seed).Inputs)];
        int[][] expected = [.. inputs.Select(input => Bits.Of(Predict(network, input)))];

        Parallel.ForEach(Enumerable.Range(0, 400), i => Assert.Equal(expected[i % 4], Bits.Of(Predict(network, inputs[i % 4]))));
    }

    [Fact]
    public void A_thread_allocates_its_scratch_once()
    {
        WideNormalized network = Create<WideNormalized>();
        float[] inputs = Batch.For<WideNormalized>(3, seed: 1).Inputs;
        var outputs = new float[3 * WideNormalized.OutputCount];
        Action predict = () =>
        {
            network.Predict(inputs, outputs);
            network.Predict(inputs.AsSpan(0, WideNormalized.InputCount), outputs.AsSpan(0, WideNormalized.OutputCount));
        };

        Assert.Equal(0, Allocations.Least(predict, calls: 100));
    }

    private static TNetwork Create<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => ((TNetwork)NetworkTypes.Create(typeof(TNetwork))).WithIdentityScale();

    /// <summary>Predicts one sample and several on a thread with a small stack, and compares with the forward pass of training.</summary>
    private static void AssertFits<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork network = Create<TNetwork>();
        int width = TNetwork.Description.InputCount, outputs = TNetwork.Description.OutputCount;
        float[] inputs = Batch.For<TNetwork>(20, seed: 1).Inputs;
        float[] one = [], many = [];
        var thread = new Thread(
            () =>
            {
                one = Predict(network, inputs[..width]);
                many = Predict(network, inputs);
            },
            SmallStack);
        thread.Start();
        thread.Join();

        float[] trained = new Trainer<TNetwork>(network).ForwardPropagate(inputs.AsSpan(0, width)).ToArray();
        Assert.Equal(Bits.Of(trained), Bits.Of(one));
        Assert.Equal(Bits.Of(trained), Bits.Of(many[..outputs]));
        Assert.Equal(Bits.Of(Predict(network, inputs[^width..])), Bits.Of(many[^outputs..]));
    }

    private static float[] Predict<TNetwork>(TNetwork network, float[] inputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        var outputs = new float[inputs.Length / TNetwork.Description.InputCount * TNetwork.Description.OutputCount];
        network.Predict(inputs, outputs);
        return outputs;
    }
}
