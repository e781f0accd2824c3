using AdamKernels.Tests.Persistence.Damage;

namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>
/// A process, or the machine, that stops behind any operation of a save: the file is the old one or the new one, and one whose save has
/// returned is not lost.
/// </summary>
public sealed class CrashTests
{
    private static readonly string s_path = Path.GetFullPath("run.ckpt");

    /// <summary>Files of more than one write each: the first one, and those that are saved one after the other.</summary>
    private static readonly byte[][] s_versions = 
    [
        .. Enumerable.Range(1, 4).Select(i => Enumerable.Repeat((byte)i, (1 << 20) + 99).ToArray()),
    ];

    /// <summary>
    /// Fails when the file is renamed before it is flushed, when it is not flushed, when the folder is not, and when something is written
    /// to the file itself.
    /// </summary>
    [Fact]
    public void Behind_every_operation_the_file_is_the_old_one_or_the_new_one()
    {
        var disk = new CrashedDisk(s_path, s_versions[0]);
        int states = 0;
        for (int i = 1; i < s_versions.Length; i++)
        {
            var files = new RecordingFiles();
            AtomicFile.Write(files, s_path, s_versions[i]);
            byte[][] allowed = [s_versions[i - 1], s_versions[i]];
            foreach (FileOperation operation in files.Operations)
            {
                disk.Apply(operation);
                states += Check(disk, operation, allowed);
            }

            Check(disk, files.Operations[^1], [s_versions[i]]);
        }

        Assert.Equal(3 * 15, states);
    }

    /// <summary>The model of a disk loses what was not flushed: without it, the test above could not fail.</summary>
    [Fact]
    public void What_was_not_flushed_can_be_lost()
    {
        var disk = new CrashedDisk("name", [1]);
        disk.Apply(new FileOperation(FileOperationKind.Create, "new"));
        disk.Apply(new FileOperation(FileOperationKind.Write, "new", Bytes: [2, 3]));
        disk.Apply(new FileOperation(FileOperationKind.Rename, "new", "name"));
        Assert.Equal([2, 3], disk.AfterProcess("name"));
        Assert.Equal([[1], [2, 3], [0, 0], [2, 0], []], disk.AfterMachine("name"));
        disk.Apply(new FileOperation(FileOperationKind.Flush, "new"));
        Assert.Equal([[1], [2, 3]], disk.AfterMachine("name"));
        disk.Apply(new FileOperation(FileOperationKind.FlushFolder, ""));
        Assert.Equal([[2, 3]], disk.AfterMachine("name"));
        Assert.Equal([null], disk.AfterMachine("new"));
    }

    /// <summary>A save writes what the test above records: the same operations for a real file.</summary>
    [Fact]
    public void A_save_is_written_beside_flushed_renamed_and_its_folder_flushed()
    {
        var files = new RecordingFiles();
        AtomicFile.Write(files, s_path, Subjects.File(new TwoToOne()));
        Assert.Equal(
            [
                FileOperationKind.Create, FileOperationKind.Write, FileOperationKind.Flush, FileOperationKind.Rename,
                FileOperationKind.FlushFolder, FileOperationKind.Close,
            ],
            files.Operations.Select(operation => operation.Kind));
        Assert.StartsWith(s_path + ".", files.Operations[0].Path);
        Assert.EndsWith(AtomicFile.PartialSuffix, files.Operations[0].Path);
        Assert.Equal(Path.GetDirectoryName(s_path), files.Operations[4].Path);
    }

    private static int Check(CrashedDisk disk, FileOperation operation, byte[][] allowed)
    {
        byte[]?[] contents = [disk.AfterProcess(s_path), .. disk.AfterMachine(s_path)];
        Assert.All(contents, content => Assert.True(
            content is not null && allowed.Any(version => version.AsSpan().SequenceEqual(content)),
            $"Behind {operation.Kind} of {operation.Path}, the file can be neither of {allowed.Length} versions."));
        return contents.Length;
    }
}
