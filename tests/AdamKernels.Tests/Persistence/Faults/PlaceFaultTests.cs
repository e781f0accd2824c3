using System.Runtime.Versioning;

namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>Places where no file can be saved or loaded, and files that another process uses.</summary>
public sealed class PlaceFaultTests : IDisposable
{
    private const string Unchanged = "The file could not be saved; one that was there before is unchanged: ";

    private readonly TemporaryFolder _folder = new();
    private readonly RegressionAdam _network = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_is_an_error()
    {
        string path = _folder.PathOf(Path.Combine("missing", "digits.safetensors"));
        AssertRefuses(path);
        Assert.Throws<DirectoryNotFoundException>(() => _network.LoadFrom(path));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void A_folder_is_no_file()
    {
        string path = _folder.PathOf("digits");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "in it"), "");
        AssertRefuses(path);
        AssertRefuses(path + Path.DirectorySeparatorChar);
        AssertRefuses(Path.GetPathRoot(path)!);
        Assert.EndsWith(": It is a folder.", Assert.Throws<CheckpointException>(() => _network.Save(Path.GetPathRoot(path)!)).Message);
        Assert.Throws<UnauthorizedAccessException>(() => _network.LoadFrom(path));
        Assert.Equal([Path.Combine(path, "in it")], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_missing_file_is_not_found() =>
        Assert.Throws<FileNotFoundException>(() => RegressionAdam.Load(_folder.PathOf("digits.safetensors")));

    /// <summary>The file takes no space on the disk. Fails when its length is trusted before it is compared.</summary>
    [SkippableFact]
    public void A_file_that_fits_no_array_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows would write all of the file.");
        string path = _folder.PathOf("large.safetensors");
        using (FileStream file = File.Create(path))
        {
            file.SetLength(Array.MaxLength);
        }

        Assert.Contains(
            $"Expected a file of fewer than {Array.MaxLength} bytes, but it has {Array.MaxLength}.",
            Assert.Throws<CheckpointException>(() => _network.LoadFrom(path)).Message);
    }

    [SkippableFact]
    public void A_folder_that_nobody_may_write_is_an_error()
    {
        Skip.IfNot(Directory.Exists("/sys/kernel"), "Only Linux has a folder that not even an administrator may write.");
        AssertRefuses("/sys/kernel/digits.safetensors");
    }

    [SkippableFact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_must_not_be_written_is_an_error()
    {
        Skip.If(OperatingSystem.IsWindows(), "Folders have no such mode on Windows.");
        Skip.If(Environment.IsPrivilegedProcess, "An administrator may write to every folder.");
        string path = _folder.PathOf("digits.safetensors");
        _network.Save(path);
        byte[] old = File.ReadAllBytes(path);
        UnixFileMode mode = File.GetUnixFileMode(_folder.Path);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            AssertRefuses(path);
            Assert.Equal(old, File.ReadAllBytes(path));
        }
        finally
        {
            File.SetUnixFileMode(_folder.Path, mode);
        }
    }

    /// <summary>Fails when what another process writes is deleted or overwritten.</summary>
    [Fact]
    public void What_another_process_is_saving_to_the_same_file_is_left_alone()
    {
        string path = _folder.PathOf("digits.safetensors"), partial = $"{path}.0{AtomicFile.PartialSuffix}";
        using (IOpenFile other = Disk.Instance.Create(partial))
        {
            other.Write([1, 2]);
            _network.Save(path);
            other.Write([3]);
            Assert.Equal(3, new FileInfo(partial).Length);
            Disk.Instance.Rename(partial, path);

            // Whoever reads it need not wait until the other one has closed it.
            Assert.Throws<CheckpointException>(() => _network.LoadFrom(path));
        }

        _network.Save(path);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    /// <summary>Fails when a file that cannot be deleted keeps the others from it.</summary>
    [Fact]
    public void What_other_saves_have_left_is_deleted_but_for_what_is_in_use()
    {
        string path = _folder.PathOf("digits.safetensors");
        string[] left = [.. Enumerable.Range(0, 8).Select(i => $"{path}.0000000{i}{AtomicFile.PartialSuffix}")];
        Array.ForEach(left, name => File.WriteAllText(name, ""));
        string[] inUse = left[2..6];
        FileStream[] users = [.. inUse.Select(name => new FileStream(name, FileMode.Open, FileAccess.Write, FileShare.None))];
        _network.Save(path);
        Assert.Equal([path, .. inUse], Directory.GetFiles(_folder.Path).Order());

        Array.ForEach(users, user => user.Dispose());
        _network.Save(path);
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_file_that_another_process_keeps_to_itself_is_not_loaded()
    {
        string path = _folder.PathOf("digits.safetensors");
        _network.Save(path);
        using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.IsNotType<CheckpointException>(Assert.ThrowsAny<IOException>(() => _network.LoadFrom(path)));
            Assert.ThrowsAny<IOException>(() => new Trainer<RegressionAdam>(_network).LoadCheckpoint(path));
            if (OperatingSystem.IsWindows())
            {
                AssertRefuses(path);
            }
        }

        _network.LoadFrom(path);
    }

    [SkippableFact]
    public void A_symbolic_link_stays_and_its_file_is_replaced()
    {
        Skip.If(OperatingSystem.IsWindows(), "Symbolic links need a right on Windows.");
        string path = _folder.PathOf("digits.safetensors"), link = _folder.PathOf("newest"), linkToLink = _folder.PathOf("in use");
        File.CreateSymbolicLink(link, "digits.safetensors");
        File.CreateSymbolicLink(linkToLink, "newest");
        foreach ((ulong seed, string used) in new[] { (1ul, link), (2ul, link), (3ul, linkToLink) })
        {
            var network = new RegressionAdam(seed);
            network.Save(used);
            Assert.Equal("digits.safetensors", new FileInfo(link).LinkTarget);
            Assert.Equal("newest", new FileInfo(linkToLink).LinkTarget);
            Assert.Equal(Damage.Subjects.File(network), File.ReadAllBytes(path));
        }
    }

    /// <summary>
    /// Two that save the same file, as two runs that were started by mistake: each save works or is refused, and the file is always whole.
    /// Fails when both write to a file of the same name.
    /// </summary>
    [Fact]
    public async Task Saves_of_the_same_file_at_once_leave_it_whole()
    {
        const int Saves = 30;
        string path = _folder.PathOf("digits.safetensors");
        _network.Save(path);
        int saved = 0, refused = 0;
        Task[] savers =
        [
            .. Enumerable.Range(0, 3).Select(i => Task.Factory.StartNew(
                () => SaveOften(Damage.Subjects.File(new RegressionAdam(seed: (ulong)i))),
                CancellationToken.None,

                // A thread each: the pool might run one after the other.
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)),
        ];
        Task all = Task.WhenAll(savers);
        var network = new RegressionAdam();
        do
        {
            try
            {
                network.LoadFrom(path);
            }
            catch (IOException error) when (error is not CheckpointException)
            {
                // A saver looks whether it is the rest of a save that was stopped.
            }
        }
        while (!all.IsCompleted);

        await all;
        network.LoadFrom(path);
        Assert.Equal(3 * Saves, saved + refused);
        Assert.True(saved >= Saves, $"{saved} saved, {refused} refused");
        Assert.Equal([path], Directory.GetFiles(_folder.Path));

        void SaveOften(byte[] content)
        {
            for (int n = 0; n < Saves; n++)
            {
                try
                {
                    AtomicFile.Write(new SlowDisk(), path, content);
                    Interlocked.Increment(ref saved);
                }
                catch (CheckpointException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }
    }

    private void AssertRefuses(string path)
    {
        CheckpointException error = Assert.Throws<CheckpointException>(() => _network.Save(path));
        Assert.StartsWith($"{path}: {Unchanged}", error.Message);
        Assert.Equal(path, error.Path);
        error = Assert.Throws<CheckpointException>(() => new Trainer<RegressionAdam>(_network).SaveCheckpoint(path));
        Assert.StartsWith($"{path}: {Unchanged}", error.Message);
    }
}
