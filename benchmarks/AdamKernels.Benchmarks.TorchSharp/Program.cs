using AdamKernels.Benchmarks.PeerComparison;
using AdamKernels.Benchmarks.Reporting;
using AdamKernels.Benchmarks.Suites;
using AdamKernels.Benchmarks.TorchSharp;

const string Project = "benchmarks/AdamKernels.Benchmarks.TorchSharp";
const string Help = $"""
    dotnet run -c Release --project {Project} [-- --save]

      training steps of AdamKernels and of TorchSharp, in turn in one process for each case

      --save     also writes the results to benchmarks/results/PROCESSOR/torchsharp.md, with a picture of them beside it
    """;

TrainingCase[] cases = [.. TrainingCase.All];
if (args is [CaseProcess.Command, var number] && int.TryParse(number, out int index))
{
    CaseProcess.Report(TorchRace.TimeStep(cases[index]));
    return 0;
}

if (args is not ([] or ["--save"]))
{
    Console.WriteLine(Help);
    return 1;
}

var timings = new List<PeerTiming>();
for (int i = 0; i < cases.Length; i++)
{
    Console.WriteLine($"training {cases[i]} ...");
    if (CaseProcess.Run(i) is not { } timing)
    {
        Console.Error.WriteLine(
            "Nothing was saved. If TorchSharp's native library could not be loaded, benchmarks/README.md says what to do.");
        return 1;
    }

    timings.Add(timing);
}

var results = new ResultFile("torchsharp", args, save: args is ["--save"], Project);
const string Title = "Training steps of AdamKernels and TorchSharp";
results.Publish(
    Title,
    $"TorchSharp 0.107.0 with libtorch 2.10.0, one "
    + $"thread.\n\n{PeerTable.Explanation}\n\n{PeerTable.Of("training step", "TorchSharp", timings)}",
    path => PeerPicture.Save(path, Title, "TorchSharp", timings));
return 0;
