using System.Diagnostics;
using System.Globalization;
using AdamKernels;
using AdamKernels.Benchmarks.Networks;

// Compiled by the benchmark from the package, once for each build that it compares. Prints the median nanoseconds of a training step.
Measure("4-32-32-2, batch 1", new Regression4x32x32x2(seed: 1), 1);
Measure("64-64-10, batch 32", new Classifier64x64x10(seed: 1), 32);
Measure("784-128-10, batch 64", new Classifier784x128x10(seed: 1), 64);

static void Measure<TNetwork>(string name, TNetwork network, int rows)
    where TNetwork : class, INetwork<TNetwork>
{
    // As in the other benchmarks: a step that changes next to nothing, so that no subnormal numbers come up.
    var trainer = new Trainer<TNetwork>(network) { LearningRate = 1e-9 };
    var random = new Random(1);
    float[] inputs = [.. Enumerable.Range(0, rows * network.InputCount).Select(_ => 2 * random.NextSingle() - 1)];
    float[] targets = new float[rows * network.OutputCount];
    for (int row = 0; row < rows; row++)
    {
        targets[row * network.OutputCount + random.Next(network.OutputCount)] = 1;
    }

    // The runtime optimizes in the background what is called often.
    var warmUp = Stopwatch.StartNew();
    int calls = 0;
    for (; warmUp.ElapsedMilliseconds < 700; calls++)
    {
        trainer.Step(inputs, targets);
    }

    int block = Math.Max(1, calls / 700);
    double[] times = new double[301];
    for (int round = 0; round < times.Length; round++)
    {
        long start = Stopwatch.GetTimestamp();
        for (int call = 0; call < block; call++)
        {
            trainer.Step(inputs, targets);
        }

        times[round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / block;
    }

    Array.Sort(times);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{times[times.Length / 2]:F1}"));
}
