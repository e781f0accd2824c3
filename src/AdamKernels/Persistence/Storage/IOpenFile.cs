namespace AdamKernels;

/// <summary>A file that is being written from its start.</summary>
internal interface IOpenFile : IDisposable
{
    /// <summary>Writes the next bytes.</summary>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>Waits until what was written is on the disk.</summary>
    void Flush();
}
