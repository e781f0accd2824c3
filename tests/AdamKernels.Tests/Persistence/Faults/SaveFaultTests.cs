namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>
/// Saves that fail at any operation: the old file is whole, the exception says so, nothing is left, and the next save works.
/// </summary>
public sealed class SaveFaultTests : IDisposable
{
    /// <summary>More than two writes.</summary>
    private const int Length = (2 << 20) + 12345;

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _old = Content(1), _new = Content(2);

    public void Dispose() => _folder.Dispose();

    /// <summary>Fails when an operation's exception is not caught, or something is written to the file itself.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_operation_may_fail(bool hasOld)
    {
        string path = _folder.PathOf("run.ckpt");
        List<string> failed = [];
        for (int n = 1; ; n++)
        {
            File.Delete(path);
            if (hasOld)
            {
                File.WriteAllBytes(path, _old);
            }

            var files = new FaultyFiles(Disk.Instance) { FailAt = n };
            CheckpointException? error = Save(files, path);
            if (files.Failed is null)
            {
                Assert.Null(error);
                break;
            }

            failed.Add(files.Failed);
            if (files.Failed == "delete unused")
            {
                Assert.Null(error);
                continue;
            }

            Assert.Contains($"The test says so: {files.Failed}", error!.Message);
            Assert.Equal(path, error.Path);
            Assert.Empty(Directory.GetFiles(_folder.Path, "*.partial"));
            bool isReplaced = files.Failed == "flush folder";
            Assert.Contains(isReplaced ? "is in place and whole" : "one that was there before is unchanged", error.Message);
            Assert.Equal(isReplaced ? _new : hasOld ? _old : null, File.Exists(path) ? File.ReadAllBytes(path) : null);
            Assert.Null(Save(Disk.Instance, path));
            Assert.Equal(_new, File.ReadAllBytes(path));
        }

        Assert.Equal(["delete unused", "create", "write", "write", "write", "flush", "rename", "flush folder"], failed);
    }

    [Fact]
    public void A_full_disk_leaves_the_old_file()
    {
        string path = _folder.PathOf("run.ckpt");
        File.WriteAllBytes(path, _old);
        foreach (int quota in new[] { 0, 1, 1 << 20, Length - 1 })
        {
            Assert.Contains("No space left", Save(new FaultyFiles(Disk.Instance) { Quota = quota }, path)!.Message);
            Assert.Equal(_old, File.ReadAllBytes(path));
            Assert.Equal([path], Directory.GetFiles(_folder.Path));
        }

        Assert.Null(Save(new FaultyFiles(Disk.Instance) { Quota = Length }, path));
    }

    /// <summary>As what a stopped process has left. Other files stay.</summary>
    [Fact]
    public void What_cannot_be_deleted_is_deleted_by_the_next_save()
    {
        string path = _folder.PathOf("run.ckpt");
        File.WriteAllBytes(path, _old);
        CheckpointException? error = Save(new FaultyFiles(Disk.Instance) { FailAt = 5, FailsToDelete = true }, path);
        Assert.Contains("The test says so: write", error!.Message);
        Assert.Single(Directory.GetFiles(_folder.Path, "run.ckpt.*.partial"));
        Assert.Equal(_old, File.ReadAllBytes(path));
        string other = _folder.PathOf("run.ckpt2.12345678.partial");
        File.WriteAllBytes(other, _old);
        Assert.Null(Save(Disk.Instance, path));
        Assert.Equal(_new, File.ReadAllBytes(path));
        Assert.Equal([path, other], Directory.GetFiles(_folder.Path).Order());
    }

    /// <summary>The error of a real device that is full, through the class that writes real files.</summary>
    [SkippableFact]
    public void A_full_device_is_an_error_of_the_write()
    {
        Skip.IfNot(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        using var file = new DiskFile(File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
        Assert.Throws<IOException>(() => file.Write(_new));
        using var stream = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Assert.Throws<IOException>(() => new RegressionAdam(seed: 1).Save(stream));
    }

    private static CheckpointException? Save(IFileSystem files, string path)
    {
        try
        {
            AtomicFile.Write(files, path, Content(2));
            return null;
        }
        catch (CheckpointException error)
        {
            return error;
        }
    }

    private static byte[] Content(byte version)
    {
        var content = new byte[Length];
        content.AsSpan().Fill(version);
        return content;
    }
}
