using System.Reflection;
using AdamKernels.Conformance;
using AdamKernels.Mpi;

namespace AdamKernels.MpiProbe;

/// <summary>The lines of conformance/hashes.txt of the networks that processes can share.</summary>
internal static class ConformanceRun
{
    /// <summary>Trains in all processes; the first one prints the lines.</summary>
    public static void Run(MpiWorld world)
    {
        foreach (TrainingCase training in TrainingCases.All)
        {
            if (training.Network.GetCustomAttribute<ShardsAttribute>()?.Count < world.Count)
            {
                throw new InvalidOperationException($"{training.Network.Name} has fewer shards than there are processes.");
            }

            if (training.Network.IsDefined(typeof(ShardsAttribute)))
            {
                IReadOnlyList<string> lines = training.Run(new RunOptions(Group: world));
                foreach (string line in world.Rank == 0 ? lines : [])
                {
                    Console.WriteLine(line);
                }
            }
        }
    }
}
