namespace AdamKernels.Tool;

/// <summary>Finds out what a path names.</summary>
internal static class Source
{
    /// <summary>The kind of a file or folder.</summary>
    /// <exception cref="IncomparableException">The path or the file is empty.</exception>
    public static SourceKind KindOf(string path)
    {
        if (path.Length == 0)
        {
            throw new IncomparableException("Expected the path of a file or a folder, but got an empty one.");
        }

        if (Directory.Exists(path))
        {
            return SourceKind.Folder;
        }

        // An editor or a shell may have put a byte order mark in front of the text: the reader skips it.
        using var reader = new StreamReader(Open(path));
        var start = new char[FingerprintLogFormat.Prefix.Length];
        int length = reader.ReadBlock(start);
        return reader.BaseStream.Length == 0
            ? throw new IncomparableException($"Expected a log, a network's file or a checkpoint, but {path} is empty.")
            : start.AsSpan(0, length).SequenceEqual(FingerprintLogFormat.Prefix) ? SourceKind.Log : SourceKind.File;
    }

    public static string Describe(SourceKind kind) => kind switch
    {
        SourceKind.Folder => "a folder",
        SourceKind.Log => "a log of fingerprints",
        _ => "a file of a network or a checkpoint",
    };

    /// <summary>Opens a file, which a training may be writing.</summary>
    public static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
