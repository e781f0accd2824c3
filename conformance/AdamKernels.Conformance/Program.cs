using AdamKernels.Conformance;

// Prints the lines of conformance/hashes.txt, as this machine computes them.
foreach (TrainingCase training in TrainingCases.All)
{
    foreach (string line in training.Run())
    {
        Console.WriteLine(line);
    }
}
