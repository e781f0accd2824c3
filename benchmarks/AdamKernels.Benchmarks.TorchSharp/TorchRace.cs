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
    /// <summary>Times one case.</summary>
    /// <param name="trainingCase">Network and batch.</param>
    public static PeerTiming TimeStep(TrainingCase trainingCase)
    {
        torch.set_num_threads(1);
        MeasuredNetwork network = trainingCase.Network;
        var check = new TrajectoryCheck(network, trainingCase.Rows);
        check.Accept(network.CreateAdamKernels(), "AdamKernels");
        using (var checkedNetwork = new TorchNetwork(network.Shape, network.CreateParameters()))
        {
            check.Accept(checkedNetwork, "TorchSharp");
        }

        var data = new SampleData(network.Shape, trainingCase.Rows);
        AdamKernelsNetwork adamKernels = network.CreateAdamKernels();
        adamKernels.LearningRate = AdamSettings.NegligibleRate;
        using var torchSharp = new TorchNetwork(network.Shape, network.CreateParameters());
        torchSharp.LearningRate = AdamSettings.NegligibleRate;
        (torch.Tensor inputs, torch.Tensor targets) = torchSharp.CreateTensors(data);
        using (inputs)
        using (targets)
        {
            return PeerTiming.Measure(
                trainingCase.ToString(),
                new Probe(() => adamKernels.Step(data.Inputs, data.Targets), 1),
                new Probe(() => torchSharp.Step(inputs, targets), 1));
        }
    }
}
