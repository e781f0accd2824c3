using AdamKernels.Benchmarks.DebugBuilds;
using AdamKernels.Benchmarks.Drawing;
using AdamKernels.Benchmarks.Files;
using AdamKernels.Benchmarks.FirstCalls;
using AdamKernels.Benchmarks.Footprints;
using AdamKernels.Benchmarks.Latency;
using AdamKernels.Benchmarks.LiveLoad;
using AdamKernels.Benchmarks.PeerComparison;
using AdamKernels.Benchmarks.Publishing;
using AdamKernels.Benchmarks.Ranks;
using AdamKernels.Benchmarks.Reporting;
using AdamKernels.Benchmarks.Roofline;
using AdamKernels.Benchmarks.Scaling;
using AdamKernels.Benchmarks.StartUp;
using AdamKernels.Benchmarks.Suites;
using AdamKernels.Benchmarks.Threads;

const string Help = """
    dotnet run -c Release --project benchmarks/AdamKernels.Benchmarks -- COMMAND [--save] [BenchmarkDotNet's options]

      train        training steps of four networks: naive loops, System.Numerics.Tensors, AdamKernels
      predict      predictions of one sample by the same networks, and by ONNX Runtime
      adam         Adam on parameters of no network: naive loop, System.Numerics.Tensors, AdamOptimizer
      activations  elementary functions: naive loops, System.Numerics.Tensors, VectorMath
      peers        AdamKernels and C++ in turn in one process: training steps and predictions (build benchmarks/cpp first)
      roofline     what this machine can reach, and what share of it kernels, training steps and predictions reach
      latency      every single training step timed: p50, p99, p99.9 and max, beside those of the machine itself
      scaling      cycles per operation for widths from 4 to 1,024 and batches from 1 to 1,024
      debug        training steps of a program that uses the package, built in Debug in several ways
      threads      training steps on one thread and on several
      ranks        what several MPI processes cost, and when they pay: a model, checked on two processes
      files        checkpoints saved and loaded, and plain copies of the same bytes
      publish      weights published, and acquired by other threads, and plain copies of the same weights
      live-service answers of the sample LiveService under load, while it learns
      memory       what networks and trainers allocate when they are created
      warmup       first steps and predictions of a process, with and without WarmUp
      start-up     size of a small program and its first step and prediction: NativeAOT, trimmed and framework-dependent
      draw         draws saved tables of train, predict, adam and activations once more: draw FILE.md ...

      --save       also writes the results to benchmarks/results/PROCESSOR/COMMAND.md, with a picture of them beside it

    Examples: train --save
              predict --filter '*Emitted*'
    """;

if (args is [] or ["--help" or "-h" or "help", ..])
{
    Console.WriteLine(Help);
    return 0;
}

if (args is ["warmup", "warm" or "cold", var timed])
{
    FirstCall.Run(timed, isWarm: args[1] == "warm");
    return 0;
}

if (args is ["ranks", "pair", var file])
{
    PairProcess.Run(file);
    return 0;
}

string command = args[0];
string[] rest = [.. args.Skip(1).Where(argument => argument != "--save")];
string[] withoutArguments =
[
    "peers", "roofline", "latency", "scaling", "threads", "ranks", "debug", "files", "publish", "memory", "warmup", "start-up",
    "live-service",
];
string? complaint = command switch
{
    "draw" when rest is [] => "draw needs at least one FILE.md.",
    "train" or "predict" or "adam" or "activations" when rest is [var first, ..] && !first.StartsWith('-') =>
        $"{command} takes --save and BenchmarkDotNet's options, which start with '-', but got {first}.",
    _ when withoutArguments.Contains(command) && rest is not [] =>
        $"{command} takes no argument but --save, but got {string.Join(' ', rest)}.",
    _ => null,
};
if (complaint is not null)
{
    Console.Error.WriteLine($"{complaint}\n\n{Help}");
    return 1;
}

var results = new ResultFile(command, args, save: rest.Length < args.Length - 1);
switch (command)
{
    case "train":
        return SuiteProgram.Run<TrainStepBenchmarks>("Training steps", rest, results);
    case "predict":
        return SuiteProgram.Run<PredictionBenchmarks>("Predictions of one sample", rest, results);
    case "adam":
        return SuiteProgram.Run<AdamBenchmarks>("Updates of Adam", rest, results);
    case "activations":
        return SuiteProgram.Run<ActivationBenchmarks>("Elementary functions over 4,096 floats", rest, results);
    case "peers":
        PeersProgram.Run(results);
        return 0;
    case "roofline":
        RooflineProgram.Run(results);
        return 0;
    case "latency":
        LatencyProgram.Run(results);
        return 0;
    case "scaling":
        ScalingProgram.Run(results);
        return 0;
    case "debug":
        DebugProgram.Run(results);
        return 0;
    case "threads":
        ThreadsProgram.Run(results);
        return 0;
    case "ranks":
        RanksProgram.Run(results);
        return 0;
    case "files":
        FilesProgram.Run(results);
        return 0;
    case "publish":
        PublishProgram.Run(results);
        return 0;
    case "memory":
        FootprintProgram.Run(results);
        return 0;
    case "warmup":
        FirstCallProgram.Run(results);
        return 0;
    case "start-up":
        StartUpProgram.Run(results);
        return 0;
    case "live-service":
        LiveLoadProgram.Run(results);
        return 0;
    case "draw":
        return ResultPicture.Redraw(rest);
    default:
        Console.Error.WriteLine($"Unknown: {string.Join(' ', args)}\n\n{Help}");
        return 1;
}
