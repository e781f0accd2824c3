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

    /// <summary>Deletes those files of a folder that nobody has open, and whose names begin and end in a way.</summary>
    void DeleteUnused(string folder, string prefix, string suffix);
}
