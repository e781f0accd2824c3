using System.Globalization;
using AdamKernels.Benchmarks.Measuring;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Benchmarks.Peers.Cpp;
using AdamKernels.Benchmarks.Reporting;
using AdamKernels.Benchmarks.Roofline;
using AdamKernels.Benchmarks.Suites;

namespace AdamKernels.Benchmarks.PeerComparison;

/// <summary>Compares AdamKernels with C++ in one process.</summary>
internal static class PeersProgram
{
    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        CppLibrary? training = CppLibrary.TryLoad(CppBuild.Training);
        CppLibrary? prediction = CppLibrary.TryLoad(CppBuild.Prediction);
        if (training is null || prediction is null)
        {
            Console.WriteLine(CppLibrary.HowToBuild);
        }

        var race = new CppRace(training, prediction);
        var steps = new List<PeerTiming>();
        Probe cycle = MachineProbes.CreateCycle();
        foreach (TrainingCase trainingCase in TrainingCase.All)
        {
            Console.WriteLine($"training {trainingCase} ...");

            // The clock is timed in the rounds of the case that is told in cycles.
            steps.Add(trainingCase.Network == MeasuredNetwork.LargeBatch
                ? race.TimeStep(trainingCase, cycle)
                : race.TimeStep(trainingCase));
        }

        var predictions = new List<PeerTiming>();
        foreach (MeasuredNetwork network in MeasuredNetwork.Small)
        {
            Console.WriteLine($"predicting {network} ...");
            predictions.Add(race.TimePrediction(network));
        }

        const string Title = "AdamKernels and C++";
        string text = string.Join(
            "\n",
            PeerTable.Explanation + "\n",
            PeerTable.Of("training step", "C++", steps),
            CyclesOf(steps[^1], MeasuredNetwork.LargeBatch.TrainingBatch, cycle.Nanoseconds),
            PeerTable.Of("prediction of one sample", "C++", predictions));
        results.Publish(Title, text, path => PeerPicture.Save(
            path, Title, "C++", [.. steps, .. predictions.Select(timing => timing with { Case = $"{timing.Case}, prediction" })]));
    }

    private static string CyclesOf(PeerTiming timing, int rows, double cycle)
    {
        string cycles = string.Create(CultureInfo.InvariantCulture, $"""
            {timing.Case}: AdamKernels takes {timing.AdamKernels / rows / cycle:F0} cycles a sample for forward, backward and its share of the update
            """);
        string ofPeer = timing.Peer is { } peer
            ? string.Create(CultureInfo.InvariantCulture, $", C++ {peer / rows / cycle:F0}")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{cycles}{ofPeer}; a cycle of integer code takes {cycle:F4} ns.\n");
    }
}
