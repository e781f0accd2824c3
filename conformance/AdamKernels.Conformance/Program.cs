using AdamKernels;
using AdamKernels.Conformance;

// Prints the lines of conformance/hashes.txt, as this machine computes them: on the standard output the lines, on the error output the path
// that the kernels take. With "threads" and a number, so many threads share the work, however little it is; with "interrupted", each
// training goes on from checkpoints.
TrainingWorkers? workers = args is ["threads", string count] ? new TrainingWorkers(int.Parse(count), SharingRule.Always) : null;
var options = new RunOptions(workers, IsInterrupted: args is ["interrupted"]);
if (args.Length > 0 && options == new RunOptions())
{
    Console.Error.WriteLine($"Expected no argument, \"threads\" and a number, or \"interrupted\", but got \"{string.Join(' ', args)}\".");
    return 2;
}

Console.Error.WriteLine(VectorPaths.Selected);
foreach (TrainingCase training in TrainingCases.All)
{
    foreach (string line in training.Run(options))
    {
        Console.WriteLine(line);
    }
}

workers?.Dispose();
return 0;
