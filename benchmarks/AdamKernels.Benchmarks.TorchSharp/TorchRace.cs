using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.PeerComparison;
using AdamKernels.Benchmarks.Peers;
using AdamKernels.Benchmarks.Suites;
using TorchSharp;

namespace AdamKernels.Benchmarks.TorchSharp;

/// <summary>Times training steps of AdamKernels and of TorchSharp, after checking that they compute the same.</summary>
internal static class TorchRace
{
    /// <summary>
    /// Threads of libtorch wait for their next work in a loop for some milliseconds before they sleep, on the processors that the other
    /// contender needs. A pause before the other is no remedy: threads that were asleep are not at full speed in their first
    /// milliseconds. The uncounted block of each round must outlast both.
    /// </summary>
    private static readonly TimeSpan SharedBlockTime = TimeSpan.FromMilliseconds(20);

    /// <summary>Times one case.</summary>
    /// <param name="trainingCase">Network and batch.</param>
    /// <param name="threads">Number of threads that AdamKernels and libtorch use each.</param>
    public static PeerTiming TimeStep(TrainingCase trainingCase, int threads)
    {
        torch.set_num_interop_threads(1);
        torch.set_num_threads(threads);
        using TrainingWorkers? workers = threads > 1 ? new TrainingWorkers(threads) : null;
        MeasuredNetwork network = trainingCase.Network;
        var check = new TrajectoryCheck(network, trainingCase.Rows);
        check.Accept(network.CreateAdamKernels(workers), "AdamKernels");
        using (var checkedNetwork = new TorchNetwork(network.Shape, network.CreateParameters()))
        {
            check.Accept(checkedNetwork, "TorchSharp");
        }

        var data = new SampleData(network.Shape, trainingCase.Rows);
        AdamKernelsNetwork adamKernels = network.CreateAdamKernels(workers);
        adamKernels.LearningRate = AdamSettings.NegligibleRate;
        using var torchSharp = new TorchNetwork(network.Shape, network.CreateParameters());
        torchSharp.LearningRate = AdamSettings.NegligibleRate;
        (torch.Tensor inputs, torch.Tensor targets) = torchSharp.CreateTensors(data);
        using (inputs)
        using (targets)
        {
            return PeerTiming.Measure(
                trainingCase.ToString(),
                ProbeOf(() => adamKernels.Step(data.Inputs, data.Targets)),
                ProbeOf(() => torchSharp.Step(inputs, targets)));
        }

        Probe ProbeOf(Action step) => new(step, unitsPerCall: 1, threads > 1 ? SharedBlockTime : null);
    }
}
