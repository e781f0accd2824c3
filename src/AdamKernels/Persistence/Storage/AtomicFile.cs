using System.Globalization;

namespace AdamKernels;

/// <summary>
/// Replaces files as a whole: whenever the process or the machine stops, the file has its old content or its new one.
/// </summary>
internal static class AtomicFile
{
    /// <summary>
    /// How the name of a file ends while it is written, after random digits: two saves of the same file never write to each other's.
    /// </summary>
    public const string PartialSuffix = ".partial";

    private const int DigitCount = 8;

    /// <summary>Bytes of one write: a failure is noticed, and a signal is heard, before a long file is through.</summary>
    private const int ChunkLength = 1 << 20;

    /// <summary>Writes a file beside the one to replace, waits until it is on the disk, and gives it its name.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file to replace, if there is one.</param>
    /// <param name="bytes">The new content.</param>
    /// <exception cref="CheckpointException">
    /// A step failed. The file has its old content, or if only the last step failed its new one; the message says which.
    /// </exception>
    public static void Write(IFileSystem files, string path, ReadOnlySpan<byte> bytes)
    {
        string target = path, partial = "";
        bool isBeside = false, isReplaced = false;
        try
        {
            target = Target(path);
            string folder = Path.GetDirectoryName(target) ?? throw new IOException("It is a folder.");
            DeleteLeftovers(files, folder, Path.GetFileName(target) + ".");
            partial = $"{target}.{Random.Shared.Next().ToString("x8", CultureInfo.InvariantCulture)}{PartialSuffix}";
            using IOpenFile file = files.Create(partial);
            isBeside = true;
            for (ReadOnlySpan<byte> rest = bytes; !rest.IsEmpty; rest = rest[Math.Min(ChunkLength, rest.Length)..])
            {
                file.Write(rest[..Math.Min(ChunkLength, rest.Length)]);
            }

            // Before the name: otherwise the name could be on the disk before the content is.
            file.Flush();

            // Before the file is closed: otherwise another save could take it for the rest of one that was stopped.
            files.Rename(partial, target);
            isBeside = false;
            isReplaced = true;
            files.FlushFolder(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (isBeside)
            {
                TryDelete(files, partial);
            }

            string state = isReplaced
                ? "The new file is in place and whole, but after a power failure the old one could be back"
                : "The file could not be saved; one that was there before is unchanged";
            throw new CheckpointException($"{state}: {error.Message}", error).In(path);
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

    /// <summary>Whether a file is what is left of a save, and not one of another program.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="prefix">How the name of the file that was to be saved begins.</param>
    public static bool IsPartial(ReadOnlySpan<char> name, string prefix)
    {
        int end = name.Length - PartialSuffix.Length - DigitCount - 1;
        return end >= prefix.Length - 1
            && name.StartsWith(prefix, StringComparison.Ordinal)
            && name.EndsWith(PartialSuffix, StringComparison.Ordinal)
            && name[end] == '.'
            && !name.Slice(end + 1, DigitCount).ContainsAnyExcept("0123456789abcdef");
    }

    /// <summary>Deletes what saves of the file have left that were stopped.</summary>
    private static void DeleteLeftovers(IFileSystem files, string folder, string prefix)
    {
        try
        {
            files.DeleteUnused(folder, prefix);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A folder that may be written but not read. If it is not there, what follows says so.
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
            // The error before this one is the one to report; the next save deletes what is left.
        }
    }
}
