namespace AdamKernels.Tool;

/// <summary>What can be compared.</summary>
internal enum SourceKind
{
    File,
    Log,
    Folder,
}
