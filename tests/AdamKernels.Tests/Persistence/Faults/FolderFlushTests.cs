namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>A folder that cannot be flushed does not spoil a save whose file is whole.</summary>
public sealed class FolderFlushTests
{
    /// <summary>Nobody can open the first; the file system of the second one refuses to flush.</summary>
    [SkippableTheory]
    [InlineData("/nowhere/at/all")]
    [InlineData("/proc")]
    public void A_folder_that_cannot_be_flushed_is_no_error(string path)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The second folder is one of Linux.");
        Assert.Null(Record.Exception(() => FolderFlush.Run(path)));
    }
}
