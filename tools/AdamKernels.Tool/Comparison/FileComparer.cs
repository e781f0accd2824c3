namespace AdamKernels.Tool;

/// <summary>Compares the tensors of two files.</summary>
internal static class FileComparer
{
    /// <summary>Compares two files, and reports what differs.</summary>
    /// <exception cref="IncomparableException">They are not of the same declaration.</exception>
    public static Verdict Compare(StoredFile first, StoredFile second, TextWriter output)
    {
        CheckDeclarations(first, second);
        output.WriteLine($"A  {Describe(first)}");
        output.WriteLine($"B  {Describe(second)}");
        if (first.IsOwn && second.IsOwn && first.Training != second.Training)
        {
            output.WriteLine(
                $"The networks are trained in different ways, {Text.Printable(first.Training)} and {Text.Printable(second.Training)}.");
        }

        bool isNetworkAlone = first.IsCheckpoint != second.IsCheckpoint;
        if (isNetworkAlone)
        {
            output.WriteLine("One of them is a checkpoint: only the networks are compared.");
        }

        string[] names = [.. Names(first).Union(Names(second))];
        var differences = new List<TensorDifference>();
        var others = new List<string>();
        foreach (string name in names)
        {
            switch ((first.Find(name), second.Find(name)))
            {
                case ({ } a, { } b) when a.Type == b.Type && a.Shape.AsSpan().SequenceEqual(b.Shape):
                    differences.AddRange(TensorDifference.Find(a, b) is { } difference ? [difference] : []);
                    break;
                case ({ } a, { } b):
                    others.Add($"{Text.Printable(name)} is {a} in A and {b} in B");
                    break;
                case (null, _):
                    others.Add($"{Text.Printable(name)} is in B only");
                    break;
                default:
                    others.Add($"{Text.Printable(name)} is in A only");
                    break;
            }
        }

        Report(names.Length, differences, others, output);
        return differences.Count + others.Count == 0 ? Verdict.Equal : Verdict.Different;

        IEnumerable<string> Names(StoredFile file) => file.Tensors
            .Where(tensor => !isNetworkAlone || file.IsOfNetwork(tensor))
            .Select(tensor => tensor.Name);
    }

    private static void CheckDeclarations(StoredFile first, StoredFile second)
    {
        bool areOwn = first.IsOwn && second.IsOwn;
        bool areCheckpoints = first.IsCheckpoint && second.IsCheckpoint;
        if (areOwn && (first.Model != second.Model || (areCheckpoints && first.Training != second.Training)))
        {
            throw new IncomparableException(Text.DifferentDeclarations(first.Path, first.Declaration, second.Path, second.Declaration));
        }

        foreach (StoredTensor tensor in first.Tensors.Where(tensor => !tensor.IsOfFit))
        {
            if (second.Find(tensor.Name) is { } other && !tensor.Shape.AsSpan().SequenceEqual(other.Shape))
            {
                throw new IncomparableException(
                    $"Expected two files of one network, but {tensor.ShownName} is {tensor} in {first.Path} and {other} in {second.Path}.");
            }
        }

        if (!first.Tensors.Any(tensor => second.Find(tensor.Name) is not null))
        {
            throw new IncomparableException($"Expected two files of one network, but no tensor of {first.Path} is in {second.Path}.");
        }
    }

    private static string Describe(StoredFile file) =>
        file.IsCheckpoint ? $"{file.Path}  {Text.Count(file.StepCount, "step")}, fingerprint {Text.Hash(file.TrainerFingerprint)}"
        : file.IsOwn ? $"{file.Path}  network, fingerprint {Text.Hash(file.NetworkFingerprint)}"
        : file.Path;

    private static void Report(int count, List<TensorDifference> differences, List<string> others, TextWriter output)
    {
        if (differences.Count + others.Count == 0)
        {
            output.WriteLine($"Equal: {Text.Count(count, "tensor")} with the same bits.");
            return;
        }

        if (differences.Count > 0)
        {
            output.WriteLine(
                $"{differences.Count} of {Text.Count(count, "tensor")} {(differences.Count == 1 ? "differs" : "differ")}. "
                    + "The first value of each that does:");
            output.WriteLine();
            var table = new TextTable();
            table.Add("tensor", "differ", "first", "A", "B", "bits of A", "bits of B", "ulp");
            foreach (TensorDifference difference in differences)
            {
                (StoredTensor tensor, Element a, Element b) = (difference.Tensor, difference.First, difference.Second);
                table.Add(
                    tensor.ShownName,
                    FormattableString.Invariant($"{difference.Count} of {tensor.Count}"),
                    tensor.Locate(difference.Index),
                    a.Decimal,
                    b.Decimal,
                    a.Bits,
                    b.Bits,
                    a.DistanceTo(b));
            }

            table.WriteTo(output);
        }

        foreach (string other in others)
        {
            output.WriteLine($"{other}.");
        }
    }
}
