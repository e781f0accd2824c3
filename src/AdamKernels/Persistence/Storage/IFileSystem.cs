namespace AdamKernels;

/// <summary>The operations by which a file is replaced. Tests record them, or let one of them fail.</summary>
internal interface IFileSystem
{
    /// <summary>Creates a file that is not there yet. It can be renamed while it is open.</summary>
    IOpenFile Create(string path);

    /// <summary>Gives a file another name, and replaces the file that has it, at once.</summary>
    void Rename(string path, string newPath);

    /// <summary>Waits until the names of the files in a folder are on the disk.</summary>
    void FlushFolder(string path);

    /// <summary>Deletes a file, if there is one.</summary>
    void Delete(string path);

    /// <summary>Deletes what saves have left in a folder that were stopped: files that nobody has open.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="prefix">How their names begin.</param>
    void DeleteUnused(string folder, string prefix);
}
