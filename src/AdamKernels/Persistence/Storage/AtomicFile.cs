namespace AdamKernels;

/// <summary>
/// Replaces files as a whole: whenever the process or the machine stops, the file has its old content or its new one.
/// </summary>
internal static class AtomicFile
{
    /// <summary>What follows the name of a file while it is written.</summary>
    public const string PartialSuffix = ".partial";

    /// <summary>Bytes of one write: a failure is noticed, and a signal is heard, before a long file is through.</summary>
    private const int ChunkLength = 1 << 20;

    /// <summary>Writes a file beside the one to replace, waits until it is on the disk, and gives it its name.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file to replace, if there is one.</param>
    /// <param name="bytes">The new content.</param>
    /// <exception cref="CheckpointException">A step failed. The file has its old content.</exception>
    public static void Write(IFileSystem files, string path, ReadOnlySpan<byte> bytes)
    {
        string target = Target(path);
        string partial = target + PartialSuffix;
        bool exists = false;
        try
        {
            using (IOpenFile file = files.Create(partial))
            {
                exists = true;
                for (ReadOnlySpan<byte> rest = bytes; !rest.IsEmpty; rest = rest[Math.Min(ChunkLength, rest.Length)..])
                {
                    file.Write(rest[..Math.Min(ChunkLength, rest.Length)]);
                }

                // Before the name: otherwise the name could be on the disk before the content is.
                file.Flush();
            }

            files.Rename(partial, target);
            exists = false;
            files.FlushFolder(Path.GetDirectoryName(target)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (exists)
            {
                TryDelete(files, partial);
            }

            throw new CheckpointException($"The file could not be saved; one that was there before is unchanged: {error.Message}", error)
                .In(path);
        }
    }

    /// <summary>The file that a path leads to: a symbolic link stays, and the file behind it is replaced.</summary>
    private static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            // Not there, or not readable: what follows says why.
            return full;
        }
    }

    private static void TryDelete(IFileSystem files, string path)
    {
        try
        {
            files.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The error before this one is the one to report; the next save replaces what is left.
        }
    }
}
