namespace AdamKernels;

/// <summary>Keeps others of this library from a file or a folder, by a file that nobody else can open while it is.</summary>
internal static class FileLock
{
    /// <summary>Takes the lock.</summary>
    /// <param name="path">The file of the lock.</param>
    /// <param name="subject">What it protects.</param>
    /// <param name="options">Whether the file is deleted when the lock is released.</param>
    /// <returns>What releases it when it is disposed.</returns>
    /// <exception cref="CheckpointException">Another one has it, or the file cannot be written.</exception>
    public static FileStream Take(string path, string subject, FileOptions options = FileOptions.None)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, options);
        }
        catch (IOException error)
        {
            throw new CheckpointException(
                $"{subject} could not be reserved; another process, or another object of this one, may be using it: {error.Message}",
                error);
        }
    }
}
