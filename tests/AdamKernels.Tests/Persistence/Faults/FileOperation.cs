namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>What a file system was asked to do.</summary>
/// <param name="Kind">What.</param>
/// <param name="Path">With which file or folder.</param>
/// <param name="NewPath">The name that it gets.</param>
/// <param name="Bytes">What is written.</param>
internal sealed record FileOperation(FileOperationKind Kind, string Path, string? NewPath = null, byte[]? Bytes = null);
