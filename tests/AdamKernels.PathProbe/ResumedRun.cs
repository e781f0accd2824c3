using System.Buffers;
using System.Security.Cryptography;
using AdamKernels.Runtime;

namespace AdamKernels.PathProbe;

/// <summary>Trains a network in two parts, the second of which goes on from a checkpoint.</summary>
public static class ResumedRun
{
    /// <summary>Steps in all: more than one pass through the batches that an update can wait for.</summary>
    public const int Steps = 9;

    /// <summary>Steps before the checkpoint, where it is one for all paths: gradients wait for an update.</summary>
    public const int FirstSteps = 4;

    /// <summary>Calls <see cref="Checkpoint{TNetwork}"/> for a type that is known at run time only.</summary>
    public static byte[] Checkpoint(Type type, int steps) => (byte[])Call(nameof(Checkpoint), type, steps);

    /// <summary>Goes on from a checkpoint, and hashes it together with the last one.</summary>
    /// <param name="type">The type of the network.</param>
    /// <param name="checkpoint">The checkpoint after <see cref="FirstSteps"/>.</param>
    public static string Finish(Type type, byte[] checkpoint) =>
        $"{Hash(Checkpoint(type, FirstSteps))} {Call(nameof(Finish), type, checkpoint, FirstSteps, Steps)}";

    /// <summary>The checkpoint after some steps.</summary>
    /// <param name="steps">Number of steps.</param>
    public static byte[] Checkpoint<TNetwork>(int steps)
        where TNetwork : class, INetwork<TNetwork> => Save(Train(Start<TNetwork>(seed: 7), 0, steps));

    /// <summary>Goes on from a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="first">Steps before it.</param>
    /// <param name="steps">Steps in all.</param>
    /// <returns>The hash of the last checkpoint.</returns>
    public static string Finish<TNetwork>(byte[] checkpoint, int first, int steps)
        where TNetwork : class, INetwork<TNetwork>
    {
        // Another seed: whatever is not loaded differs.
        Trainer<TNetwork> trainer = Start<TNetwork>(seed: 8);
        trainer.LoadCheckpoint(checkpoint);
        return Hash(Save(Train(trainer, first, steps)));
    }

    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>A trainer whose numbers are not those that it starts with.</summary>
    private static Trainer<TNetwork> Start<TNetwork>(ulong seed)
        where TNetwork : class, INetwork<TNetwork>
    {
        var network = (TNetwork)Activator.CreateInstance(typeof(TNetwork), seed)!;
        return new Trainer<TNetwork>(network.WithIdentityScale()) { DropoutSeed = seed };
    }

    private static Trainer<TNetwork> Train<TNetwork>(Trainer<TNetwork> trainer, int first, int end)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        for (int step = first; step < end; step++)
        {
            int rows = description.MaxBatchSize - step % Math.Min(description.MaxBatchSize, 7);
            trainer.LearningRate *= 0.99;
            trainer.Step(
                RandomSamples.Inputs(description, rows, (ulong)step), RandomSamples.Targets(description, rows, (ulong)step));
        }

        return trainer;
    }

    private static byte[] Save<TNetwork>(Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork>
    {
        var file = new ArrayBufferWriter<byte>();
        trainer.SaveCheckpoint(file);
        return file.WrittenSpan.ToArray();
    }

    private static object Call(string method, Type type, params object[] arguments) => typeof(ResumedRun)
        .GetMethods()
        .Single(candidate => candidate.Name == method && candidate.IsGenericMethod)
        .MakeGenericMethod(type)
        .Invoke(null, arguments)!;
}
