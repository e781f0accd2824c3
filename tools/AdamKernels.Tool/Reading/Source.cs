using System.Text;

namespace AdamKernels.Tool;

/// <summary>Finds out what a path names.</summary>
internal static class Source
{
    public static SourceKind KindOf(string path)
    {
        if (Directory.Exists(path))
        {
            return SourceKind.Folder;
        }

        using FileStream stream = Open(path);
        var start = new byte[FingerprintLogFormat.Prefix.Length];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(start, 0, length) == FingerprintLogFormat.Prefix ? SourceKind.Log : SourceKind.File;
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
