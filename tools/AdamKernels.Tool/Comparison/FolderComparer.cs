namespace AdamKernels.Tool;

/// <summary>Compares the checkpoints of equal steps in two folders, in the order of the steps.</summary>
internal static class FolderComparer
{
    /// <summary>Finds the first checkpoints that differ, and reports what differs in them.</summary>
    /// <exception cref="IncomparableException">No step is in both folders, or the checkpoints are not of the same declaration.</exception>
    public static Verdict Compare(CheckpointFiles first, CheckpointFiles second, TextWriter output)
    {
        long[] steps = [.. first.BySteps.Keys.Intersect(second.BySteps.Keys)];
        if (steps.Length == 0)
        {
            throw new IncomparableException(
                $"Expected checkpoints of equal steps, but {first.Path} has those of {first.Steps} "
                + $"and {second.Path} those of {second.Steps}.");
        }

        long? equal = null;
        foreach (long step in steps)
        {
            using var report = new StringWriter();
            Verdict verdict = FileComparer.Compare(
                StoredFile.Read(first.BySteps[step]), StoredFile.Read(second.BySteps[step]), report);
            if (verdict != Verdict.Equal)
            {
                output.WriteLine(Text.FirstDifference(equal, step));
                output.Write(report);
                return verdict;
            }

            equal = step;
        }

        output.WriteLine(
            $"Equal: {Text.Count(steps.Length, "checkpoint")} of both folders, the last after {Text.Count(steps[^1], "step")}.");
        return Verdict.Equal;
    }
}
