using System.Reflection;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace AdamKernels.PathProbe;

/// <summary>What the runtime compiles in the first steps and predictions after a warm-up.</summary>
public static class WarmRun
{
    /// <summary>A line for each network: its name, and the methods compiled on this thread in steps and predictions.</summary>
    /// <param name="isWarm">Whether the network is warmed up before.</param>
    public static IEnumerable<string> Lines(bool isWarm)
    {
        Type[] types = [typeof(Control), typeof(Regularized), typeof(Accumulated), typeof(OddSmallBatch), typeof(TiledCurve)];
        foreach (Type type in types)
        {
            object count = typeof(WarmRun)
                .GetMethod(nameof(Count), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, [NetworkTypes.Create(type), isWarm])!;
            yield return $"{type.Name} {count}";
        }
    }

    /// <summary>Fully optimized at once: its own loop would otherwise be compiled again while it runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Count<TNetwork>(TNetwork network, bool isWarm)
        where TNetwork : class, INetwork<TNetwork>
    {
        var trainer = new Trainer<TNetwork>(network.WithIdentityScale());
        int max = TNetwork.Description.MaxBatchSize, width = network.InputCount, outputCount = network.OutputCount;
        var inputs = new float[max * width];
        var targets = new float[max * outputCount];
        var weights = new float[max];
        Array.Fill(weights, 1);
        if (isWarm)
        {
            trainer.WarmUp();
            network.WarmUp();
        }

        long before = JitInfo.GetCompiledMethodCount(currentThread: true);
        for (int rows = 1; rows <= max; rows++)
        {
            ReadOnlySpan<float> batch = inputs.AsSpan(0, rows * width), expected = targets.AsSpan(0, rows * outputCount);
            trainer.Step(batch, expected);
            trainer.Step(batch, ((Targets)expected).WithWeights(weights.AsSpan(0, rows)));
            ReadOnlySpan<float> outputs = trainer.ForwardPropagate(batch);
            trainer.CalculateLoss(outputs, expected);
            trainer.UpdateParameters(trainer.Backpropagate(outputs, expected));
            network.Predict(batch, targets.AsSpan(0, rows * outputCount));
            targets.AsSpan(0, targets.Length).Clear();
        }

        return JitInfo.GetCompiledMethodCount(currentThread: true) - before;
    }
}
