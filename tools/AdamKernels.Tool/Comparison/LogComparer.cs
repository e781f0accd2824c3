namespace AdamKernels.Tool;

/// <summary>Compares the steps that are in both of two logs.</summary>
internal static class LogComparer
{
    /// <summary>Finds the first step that differs, and the parts that differ there.</summary>
    /// <exception cref="IncomparableException">
    /// The logs are not of the same declaration and <c>MaxBatchSize</c>, or no step is in both.
    /// </exception>
    public static Verdict Compare(StoredLog first, StoredLog second, TextWriter output)
    {
        if (first.Declaration != second.Declaration || !first.Parts.AsSpan().SequenceEqual(second.Parts))
        {
            throw new IncomparableException(Text.DifferentDeclarations(first.Path, first.Declaration, second.Path, second.Declaration));
        }

        if (first.MaxBatchSize != second.MaxBatchSize)
        {
            throw new IncomparableException(
                $"Expected logs of one MaxBatchSize, but {first.Path} has {Text.Number(first.MaxBatchSize)} and {second.Path} "
                    + $"{Text.Number(second.MaxBatchSize)}: it is part of the declaration and decides the order of sums.");
        }

        long[] steps = [.. first.Lines.Keys.Intersect(second.Lines.Keys)];
        if (steps.Length == 0)
        {
            throw new IncomparableException(
                $"Expected logs with steps in common, but {first.Path} has {first.Range} and {second.Path} {second.Range}.");
        }

        output.WriteLine($"A  {first.Path}  {first.Range}");
        output.WriteLine($"B  {second.Path}  {second.Range}");
        long? equal = null;
        foreach (long step in steps)
        {
            (LogLine a, LogLine b) = (first.Lines[step], second.Lines[step]);
            if (!AreEqual(a, b))
            {
                output.WriteLine(Text.FirstDifference(equal, step));
                Report(a, b, first.Parts, output);
                return Verdict.Different;
            }

            equal = step;
        }

        output.WriteLine($"Equal: {Text.Count(steps.Length, "step")} in both logs, the last {Text.Number(steps[^1])}.");
        return Verdict.Equal;
    }

    private static bool AreEqual(LogLine a, LogLine b) =>
        a.Fingerprint == b.Fingerprint && a.Parts.AsSpan().SequenceEqual(b.Parts) && !LossesDiffer(a, b);

    /// <summary>The state that a log begins with has no loss.</summary>
    private static bool LossesDiffer(LogLine a, LogLine b) => a.Loss is { } loss
        && b.Loss is { } other
        && BitConverter.SingleToUInt32Bits(loss) != BitConverter.SingleToUInt32Bits(other);

    private static void Report(LogLine a, LogLine b, string[] names, TextWriter output)
    {
        output.WriteLine();
        var table = new TextTable();
        table.Add("", "A", "B", "bits of A", "bits of B", "ulp");
        if (LossesDiffer(a, b))
        {
            (Element loss, Element other) = (Element.Of(a.Loss!.Value), Element.Of(b.Loss!.Value));
            table.Add("loss", loss.Decimal, other.Decimal, loss.Bits, other.Bits, loss.DistanceTo(other));
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (a.Parts[i] != b.Parts[i])
            {
                table.Add(Text.Printable(names[i]), "", "", Text.Hash(a.Parts[i]), Text.Hash(b.Parts[i]), "");
            }
        }

        table.Add("trainer", "", "", Text.Hash(a.Fingerprint), Text.Hash(b.Fingerprint), "");
        table.WriteTo(output);
    }
}
