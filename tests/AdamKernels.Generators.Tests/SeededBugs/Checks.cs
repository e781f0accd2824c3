using System.Diagnostics;
using System.Runtime.Loader;
using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.SeededBugs;

/// <summary>
/// What must be true of a network, as a compact form of what the library's own tests check. It runs in a process of its own: a fault can
/// write anywhere, and never end.
/// </summary>
internal static class Checks
{
    /// <summary>The first argument of the process.</summary>
    public const string Argument = "check";

    /// <summary>What an unchanged network prints behind its hashes.</summary>
    public static readonly string[] Promises =
    [
        "Step gives the bits of the four calls", "two threads give the bits of one", "samples alone have the bits of a batch",
    ];

    /// <summary>Becomes part of the assembly with the network NAME: the code that trains it is its own.</summary>
    public const string Source = """
        namespace AdamKernels.Conformance;

        using System.Runtime.InteropServices;
        using AdamKernels.Runtime;

        public static class Check
        {
            private const int Steps = 12;

            private static readonly NetworkDescription Description = Describe<NAME>();

            public static IEnumerable<string> Lines()
            {
                foreach (string line in new TrainingCase<NAME>(seed => new NAME(seed)).Run(new RunOptions()))
                {
                    yield return line;
                }

                ulong bits = Train(isFused: true, null);
                using var workers = new TrainingWorkers(2, SharingRule.Always);
                yield return $"Step gives {(Train(isFused: false, null) == bits ? "" : "not ")}the bits of the four calls";
                yield return $"two threads give {(Train(isFused: true, workers) == bits ? "" : "not ")}the bits of one";
                yield return $"samples alone have {(IsPredictedAlone() ? "" : "not ")}the bits of a batch";
            }

            private static NetworkDescription Describe<T>() where T : class, INetwork<T> => T.Description;

            /// <summary>With a standardization, if the network declares one, that it would otherwise learn.</summary>
            private static T Scaled<T>(T network) where T : class, INetwork<T>
            {
                if (Description.StandardizesInputs)
                {
                    network.InputStandardization = RandomSamples.Scale(network.InputCount);
                }

                return network;
            }

            private static ulong Train(bool isFused, TrainingWorkers? workers)
            {
                var trainer = new Trainer<NAME>(Scaled(new NAME(seed: 3)), workers);
                var hash = new XxHash64();
                for (int step = 0; step < Steps; step++)
                {
                    int rows = 1 + step * 5 % Description.MaxBatchSize;
                    float[] inputs = RandomSamples.Inputs(Description, rows, (ulong)step);
                    float[] targets = RandomSamples.Targets(Description, rows, (ulong)step);
                    hash.Append(MemoryMarshal.AsBytes([isFused ? trainer.Step(inputs, targets) : FourCalls(trainer, inputs, targets)]));
                }

                foreach (float[] values in trainer.CanonicalState())
                {
                    hash.Append(MemoryMarshal.AsBytes(values.AsSpan()));
                }

                return hash.Value;
            }

            private static float FourCalls(Trainer<NAME> trainer, float[] inputs, float[] targets)
            {
                ReadOnlySpan<float> outputs = trainer.ForwardPropagate(inputs);
                float loss = trainer.CalculateLoss(outputs, targets);
                Gradients gradients = trainer.Backpropagate(outputs, targets);
                if (gradients.BatchCount == Description.BatchesPerUpdate)
                {
                    trainer.UpdateParameters(gradients);
                }

                return loss;
            }

            private static bool IsPredictedAlone()
            {
                const int Rows = 37;
                var network = Scaled(new NAME(seed: 5));
                float[] inputs = RandomSamples.Inputs(Description, Rows, 7), outputs = new float[Rows * Description.OutputCount];
                float[] alone = new float[outputs.Length];
                network.Predict(inputs, outputs);
                for (int row = 0; row < Rows; row++)
                {
                    network.Predict(
                        inputs.AsSpan(row * Description.InputCount, Description.InputCount),
                        alone.AsSpan(row * Description.OutputCount, Description.OutputCount));
                }

                return MemoryMarshal.AsBytes(outputs.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(alone.AsSpan()));
            }
        }
        """;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>What the process does: prints the lines of an assembly.</summary>
    public static void Run(string path)
    {
        Type check = AssemblyLoadContext.Default.LoadFromAssemblyPath(path).GetType("AdamKernels.Conformance.Check")!;
        foreach (string line in (IEnumerable<string>)check.GetMethod("Lines")!.Invoke(null, null)!)
        {
            Console.WriteLine(line);
        }
    }

    /// <summary>Starts the process, and returns what it printed, with its exit code if it failed.</summary>
    public static async Task<string[]> RunChild(string assembly)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "AdamKernels.Generators.Tests.dll"), Argument, assembly])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // No dump of a process that a fault ends.
            Environment = { ["DOTNET_DbgEnableMiniDump"] = "0", ["DOTNET_TieredPGO"] = "0" },
        };
        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        Task<string> output = child.StandardOutput.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await child.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            child.Kill();
            return ["It does not end."];
        }

        string[] lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return child.ExitCode == 0 ? lines : [.. lines, $"exit code {child.ExitCode}", .. (await errors).Split('\n').Take(3)];
    }
}
