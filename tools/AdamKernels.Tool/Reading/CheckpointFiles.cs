namespace AdamKernels.Tool;

/// <summary>The checkpoints of a folder.</summary>
/// <param name="Path">The folder.</param>
/// <param name="BySteps">The files by the number of updates, in ascending order.</param>
internal sealed record CheckpointFiles(string Path, SortedDictionary<long, string> BySteps)
{
    /// <summary>Finds the checkpoints of a folder.</summary>
    /// <exception cref="IncomparableException">There are none, or the folder cannot be read.</exception>
    public static CheckpointFiles In(string path)
    {
        var files = new SortedDictionary<long, string>();
        foreach (string file in Directory.EnumerateFiles(path))
        {
            if (CheckpointName.StepCountOf(file) is { } step)
            {
                files[step] = file;
            }
        }

        return files.Count > 0
            ? new CheckpointFiles(path, files)
            : throw new IncomparableException($"Expected checkpoints as CheckpointFolder saves them, but {path} has none.");
    }

    /// <summary>The steps, as a message shows them.</summary>
    public string Steps => string.Join(", ", BySteps.Keys.Select(step => FormattableString.Invariant($"{step}")));
}
