using System.Globalization;
using AdamKernels;
using AdamKernels.Conformance;

// Prints the lines of conformance/hashes.txt, as this machine computes them: on the standard output the lines, on the error output the path
// that the kernels take. With "threads" and a number, so many threads share the work, however little it is; with "interrupted", each
// training goes on from checkpoints.
bool isInterrupted = args is ["interrupted"];
_ = int.TryParse(args is ["threads", string count] ? count : null, NumberStyles.None, CultureInfo.InvariantCulture, out int threads);
if (args.Length > 0 && !isInterrupted && threads < 1)
{
    Console.Error.WriteLine($"Expected no argument, \"threads\" and a number, or \"interrupted\", but got \"{string.Join(' ', args)}\".");
    return 2;
}

using TrainingWorkers? workers = threads > 0 ? new TrainingWorkers(threads, SharingRule.Always) : null;
var options = new RunOptions(workers, IsInterrupted: isInterrupted);
Console.Error.WriteLine(VectorPaths.Selected);
foreach (TrainingCase training in TrainingCases.All)
{
    foreach (string line in training.Run(options))
    {
        Console.WriteLine(line);
    }
}

return 0;
