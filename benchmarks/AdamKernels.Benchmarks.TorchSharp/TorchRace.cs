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
    /// With blocks of a millisecond, some steps of AdamKernels took up to six times as long as alone, also after a pause. Probably the
    /// threads of libtorch wait in a loop after their work, on processors that the other contender needs, and threads that were asleep
    /// start slowly. After an uncounted block of this length, AdamKernels takes as long as it does alone.
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
