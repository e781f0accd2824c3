using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Catalog;

/// <summary>What is compared for one network of the catalog, over several sizes of batch.</summary>
internal static class KernelComparison
{
    /// <summary>Throws if a kernel of the network is wrong.</summary>
    public static void Run(Type type) => typeof(KernelComparison)
        .GetMethod(nameof(Compare), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
        .MakeGenericMethod(type)
        .Invoke(null, null);

    private static void Compare<TNetwork>()
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        int[] batches = [1, 2, description.MaxBatchSize - 1, description.MaxBatchSize];
        foreach (int rows in batches.Distinct().Where(rows => rows >= 1 && rows <= description.MaxBatchSize))
        {
            CompareBatch((TNetwork)NetworkTypes.Create(typeof(TNetwork)), description, rows);
        }

        ComparePredictions((TNetwork)NetworkTypes.Create(typeof(TNetwork)), description);
    }

    private static void CompareBatch<TNetwork>(TNetwork network, NetworkDescription description, int rows)
        where TNetwork : class, INetwork<TNetwork>
    {
        var reference = new ReferenceNetwork(description, ReferenceLoss.Of(typeof(TNetwork)))
        {
            Dropout = DropoutKey.For(seed: 0, step: 0, batch: 0),
        };
        var batch = new Batch(description, rows);
        var trainer = new Trainer<TNetwork>(network);
        double[] parameters = Batch.Doubles(trainer.CanonicalState().First());

        float[] outputs = trainer.ForwardPropagate(batch.Inputs).ToArray();
        IEnumerable<double> expectedOutputs = batch.ReferenceInputs.SelectMany(
            (input, row) => reference.Forward(parameters, input, row)[^1]);
        AssertClose("outputs", Distance.RelativeL2(expectedOutputs, Batch.Doubles(outputs)));

        float loss = trainer.CalculateLoss(outputs, batch.Targets);
        double expectedLoss = reference.Loss(parameters, batch.ReferenceInputs, batch.ReferenceTargets);
        AssertClose("loss", Math.Abs(loss - expectedLoss) / Math.Max(Math.Abs(expectedLoss), 0.01));

        Gradients gradients = trainer.Backpropagate(outputs, batch.Targets);
        var gradient = new float[description.ParameterCount];
        gradients.CopyTo(gradient);
        double[] expectedGradient = reference.Gradient(parameters, batch.ReferenceInputs, batch.ReferenceTargets);
        AssertClose("gradient", Distance.RelativeL2(expectedGradient, Batch.Doubles(gradient)));

        void AssertClose(string what, double distance) =>
            Assert.True(distance <= 1e-5, $"{typeof(TNetwork).Name}, {rows} rows: {what} are {distance:E2} off.");
    }

    /// <summary>A sample's prediction is the same bits alone, in any batch, and, where nothing is dropped, in training.</summary>
    private static void ComparePredictions<TNetwork>(TNetwork network, NetworkDescription description)
        where TNetwork : class, INetwork<TNetwork>
    {
        const int Rows = 61;
        float[] inputs = RandomSamples.Inputs(description, Rows, seed: 5);
        var all = new float[Rows * description.OutputCount];
        network.Predict(inputs, all);
        foreach (int rows in new[] { 1, 2, 3, 5, 13, 48 })
        {
            var some = new float[rows * description.OutputCount];
            network.Predict(inputs.AsSpan(0, rows * description.InputCount), some);
            Assert.True(all.AsSpan(0, some.Length).SequenceEqual(some), $"{typeof(TNetwork).Name}: predictions of {rows} rows");
        }

        var last = new float[description.OutputCount];
        network.Predict(inputs.AsSpan((Rows - 1) * description.InputCount), last);
        Assert.True(
            all.AsSpan((Rows - 1) * description.OutputCount).SequenceEqual(last), $"{typeof(TNetwork).Name}: prediction of one row");

        if (description.Layers.Any(layer => layer.Dropout > 0))
        {
            return;
        }

        ReadOnlySpan<float> trained = new Trainer<TNetwork>(network).ForwardPropagate(
            inputs.AsSpan(0, description.MaxBatchSize * description.InputCount));
        Assert.True(trained.SequenceEqual(all.AsSpan(0, trained.Length)), $"{typeof(TNetwork).Name}: outputs in training");
    }
}
