namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>The operations of a file system.</summary>
internal enum FileOperationKind
{
    Create,
    Write,
    Flush,
    Close,
    Rename,
    FlushFolder,
    Delete,
}
