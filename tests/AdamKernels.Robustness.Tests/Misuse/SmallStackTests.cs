using AdamKernels.RobustnessProbe;
using AdamKernels.RobustnessProbe.Misuse;

namespace AdamKernels.Robustness.Tests.Misuse;

/// <summary>Calls on threads with little stack. A prediction takes at most 64 KiB of it, whatever the width of the layers.</summary>
/// <remarks>Fails, with the whole process, when the stack holds a row of a broad layer, or a tile of rows of a narrow one.</remarks>
public class SmallStackTests
{
    private const int Kilobyte = 1024;

    [Theory]
    [InlineData(128)]
    [InlineData(192)]
    [InlineData(256)]
    public void Broad_layers_fit(int kilobytes) => AssertFits(Samples.CreateNetwork<Broad>(), rows: 5, kilobytes);

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    public void Many_rows_fit(int kilobytes)
    {
        AssertFits(Samples.CreateNetwork<Staged>(), rows: 257, kilobytes);
        AssertFits(Samples.CreateNetwork<Stored>(), rows: 257, kilobytes);
    }

    private static void AssertFits<TNetwork>(TNetwork network, int rows, int kilobytes)
        where TNetwork : class, INetwork<TNetwork>
    {
        float[] inputs = Samples.Inputs(TNetwork.Description, rows), targets = Samples.Targets(TNetwork.Description, rows);
        float[] expected = new float[targets.Length], actual = new float[targets.Length];
        network.Predict(inputs, expected);
        Exception? exception = null;
        var thread = new Thread(() => exception = Record.Exception(() => Call(network, inputs, targets, actual)), kilobytes * Kilobyte);
        thread.Start();
        thread.Join();

        Assert.Null(exception);
        Assert.Equal(expected, actual);
    }

    private static void Call<TNetwork>(TNetwork network, float[] inputs, float[] targets, float[] outputs)
        where TNetwork : class, INetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(network);
        trainer.Evaluate(inputs, targets);
        if (network is IClassifier classifier)
        {
            classifier.PredictClasses(inputs, new int[inputs.Length / network.InputCount]);
            classifier.PredictTop(inputs, 2, new ClassProbability[2 * inputs.Length / network.InputCount]);
        }

        network.Predict(inputs, outputs);
        trainer.Step(inputs.AsSpan(0, network.InputCount), targets.AsSpan(0, network.OutputCount));
    }
}
