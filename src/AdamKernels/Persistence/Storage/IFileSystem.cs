namespace AdamKernels;

/// <summary>The operations by which a file is replaced. Tests record them, or let one of them fail.</summary>
internal interface IFileSystem
{
    /// <summary>Opens a new, empty file, or empties one that is there; no other process can open it meanwhile.</summary>
    IOpenFile Create(string path);

    /// <summary>Gives a file another name, and replaces the file that has it, at once.</summary>
    void Rename(string path, string newPath);

    /// <summary>Waits until the names of the files in a folder are on the disk.</summary>
    void FlushFolder(string path);

    /// <summary>Deletes a file, if there is one.</summary>
    void Delete(string path);
}
