using System.Globalization;
using AdamKernels.Benchmarks.PeerComparison;
using AdamKernels.Benchmarks.Reporting;
using AdamKernels.Benchmarks.Suites;
using AdamKernels.Benchmarks.Threads;
using AdamKernels.Benchmarks.TorchSharp;

const string Project = "benchmarks/AdamKernels.Benchmarks.TorchSharp";
const string Help = $"""
    dotnet run -c Release --project {Project} [-- [--threads N] [--save]]

      training steps of AdamKernels and of TorchSharp, in turn in one process for each case

      --threads  number of threads for each of the two, from 1 to 1,024; 1 by default, with the cases of "peers".
                 With more, the cases are those of "threads".
      --save     also writes the results to benchmarks/results/PROCESSOR/torchsharp.md, with more than one thread to
                 torchsharp-threads.md, with a picture of them beside it
    """;

if (args is ["--help" or "-h" or "help"])
{
    Console.WriteLine(Help);
    return 0;
}

bool isCase = args is [CaseProcess.Command, _, ..];
if (RaceOptions.TryParse(isCase ? args.AsSpan(2) : args, out string? complaint) is not { } options)
{
    Console.Error.WriteLine($"{complaint}\n\n{Help}");
    return 1;
}

bool isShared = options.Threads > 1;
TrainingCase[] cases = [.. isShared ? TrainingCase.Shared : TrainingCase.All];
if (isCase)
{
    CaseProcess.Report(TorchRace.TimeStep(cases[int.Parse(args[1], CultureInfo.InvariantCulture)], options.Threads));
    return 0;
}

string machine = isShared ? $"{ProcessorPair.Measure()}\n\n" : "";
var timings = new List<PeerTiming>();
for (int i = 0; i < cases.Length; i++)
{
    Console.WriteLine($"training {cases[i]} ...");
    if (CaseProcess.Run(i, options.Threads) is not { } timing)
    {
        Console.Error.WriteLine(
            "Nothing was saved. If TorchSharp's native library could not be loaded, benchmarks/README.md says what to do.");
        return 1;
    }

    timings.Add(timing);
}

var results = new ResultFile(isShared ? "torchsharp-threads" : "torchsharp", args, options.Save, Project);
string threads = isShared ? string.Create(CultureInfo.InvariantCulture, $"{options.Threads:N0} threads") : "one thread";
string title = $"Training steps of AdamKernels and TorchSharp{(isShared ? $" on {threads}" : "")}";
results.Publish(
    title,
    $"TorchSharp 0.107.0 with libtorch 2.10.0, {threads}{(isShared ? " each" : "")}.\n\n"
    + $"{machine}{PeerTable.Explanation}\n\n{PeerTable.Of("training step", "TorchSharp", timings)}",
    path => PeerPicture.Save(path, title, "TorchSharp", timings));
return 0;
