using AdamKernels.Benchmarks.Comparison;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers;
using AdamKernels.Benchmarks.Peers.Cpp;
using AdamKernels.Benchmarks.Suites;

namespace AdamKernels.Benchmarks.PeerComparison;

/// <summary>Times AdamKernels and the C++ networks, after checking that they compute the same.</summary>
/// <param name="training">The library for training; null if it is not built.</param>
/// <param name="prediction">The library for predictions; null if it is not built.</param>
internal sealed class CppRace(CppLibrary? training, CppLibrary? prediction)
{
    /// <summary>So many that the call which predicts them all does not count.</summary>
    private const int PredictedSamples = 64;

    /// <summary>Times training steps.</summary>
    /// <param name="trainingCase">Network and batch.</param>
    /// <param name="others">What else to time in the same rounds.</param>
    public PeerTiming TimeStep(TrainingCase trainingCase, params ReadOnlySpan<Probe> others)
    {
        MeasuredNetwork network = trainingCase.Network;
        Check(network, trainingCase.Rows, training);
        var data = new SampleData(network.Shape, trainingCase.Rows);
        using CppNetwork? cpp = Create(training, network);
        return PeerTiming.Measure(
            trainingCase.ToString(), ProbeOf(network.CreateAdamKernels()), cpp is null ? null : ProbeOf(cpp), others);

        Probe ProbeOf(IContender contender)
        {
            contender.LearningRate = AdamSettings.NegligibleRate;
            return new Probe(() => contender.Step(data.Inputs, data.Targets), 1);
        }
    }

    /// <summary>Times predictions of one sample.</summary>
    /// <param name="network">The network.</param>
    public PeerTiming TimePrediction(MeasuredNetwork network)
    {
        Check(network, rows: 1, prediction);
        float[] inputs = new SampleData(network.Shape, PredictedSamples).Inputs;
        var outputs = new float[PredictedSamples * network.Shape.OutputCount];
        using CppNetwork? cpp = Create(prediction, network);
        return PeerTiming.Measure(
            network.Shape.Name, ProbeOf(network.CreateAdamKernels()), cpp is null ? null : ProbeOf(cpp));

        Probe ProbeOf(IContender contender) => new(() => contender.PredictEach(inputs, outputs), PredictedSamples);
    }

    private static void Check(MeasuredNetwork network, int rows, CppLibrary? library)
    {
        var check = new TrajectoryCheck(network, rows);
        check.Accept(network.CreateAdamKernels(), "AdamKernels");
        using CppNetwork? cpp = Create(library, network);
        if (cpp is not null)
        {
            check.Accept(cpp, "C++");
        }
    }

    private static CppNetwork? Create(CppLibrary? library, MeasuredNetwork network) =>
        library is null ? null : new CppNetwork(library, network.Shape, network.CreateParameters());
}
