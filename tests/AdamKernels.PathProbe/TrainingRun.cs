using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AdamKernels.Runtime;

namespace AdamKernels.PathProbe;

/// <summary>Trains a network on random data, and hashes everything that training changes.</summary>
public static class TrainingRun
{
    /// <summary>Trains and returns the hash of losses, parameters, optimizer state, fingerprint and predictions.</summary>
    /// <param name="network">A fresh network.</param>
    /// <param name="steps">Number of steps; their batches are of every size from the largest downwards in turn.</param>
    /// <param name="fused">Whether <c>Step</c> runs, or the four calls.</param>
    /// <param name="workers">Threads that share the work; null for this one alone.</param>
    public static string Hash<TNetwork>(TNetwork network, int steps, bool fused, TrainingWorkers? workers)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        var trainer = new Trainer<TNetwork>(network.WithIdentityScale(), workers);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int step = 0; step < steps; step++)
        {
            int rows = description.MaxBatchSize - step % Math.Min(description.MaxBatchSize, 7);
            float[] inputs = RandomSamples.Inputs(description, rows, (ulong)step);
            float[] targets = RandomSamples.Targets(description, rows, (ulong)step);
            float loss;
            if (fused)
            {
                loss = trainer.Step(inputs, targets);
            }
            else
            {
                ReadOnlySpan<float> outputs = trainer.ForwardPropagate(inputs);
                loss = trainer.CalculateLoss(outputs, targets);
                Gradients gradients = trainer.Backpropagate(outputs, targets);
                if (gradients.BatchCount == description.BatchesPerUpdate)
                {
                    trainer.UpdateParameters(gradients);
                }
            }

            Append<float>(hash, [loss]);
        }

        foreach (float[] values in trainer.CanonicalState())
        {
            Append<float>(hash, values);
        }

        Append<ulong>(hash, [trainer.Fingerprint()]);
        var predictions = new float[50 * description.OutputCount];
        Predict(network, workers, RandomSamples.Inputs(description, 50, 99), predictions);
        Append<float>(hash, predictions);
        AppendClasses(hash, network, RandomSamples.Inputs(description, 50, 99));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Predict(INetwork network, TrainingWorkers? workers, float[] inputs, float[] outputs)
    {
        if (workers is null)
        {
            network.Predict(inputs, outputs);
        }
        else
        {
            workers.Predict(network, inputs, outputs);
        }
    }

    /// <summary>Probabilities, classes and the most probable classes, as far as the network predicts them.</summary>
    private static void AppendClasses(IncrementalHash hash, INetwork network, float[] inputs)
    {
        int rows = inputs.Length / network.InputCount;
        if (network is IProbabilisticNetwork probabilistic)
        {
            var probabilities = new float[rows * network.OutputCount];
            probabilistic.PredictProbabilities(inputs, probabilities);
            Append<float>(hash, probabilities);
        }

        if (network is IClassifier classifier)
        {
            var classes = new int[rows];
            classifier.PredictClasses(inputs, classes);
            hash.AppendData(MemoryMarshal.AsBytes(classes.AsSpan()));
            var top = new ClassProbability[rows * 2];
            classifier.PredictTop(inputs, 2, top);
            hash.AppendData(MemoryMarshal.AsBytes(top.AsSpan()));
        }
    }

    private static void Append<T>(IncrementalHash hash, ReadOnlySpan<T> values)
        where T : unmanaged => hash.AppendData(MemoryMarshal.AsBytes(values));
}
