namespace AdamKernels.Tests.Persistence.Faults;

/// <summary>
/// What a file can hold after the machine has stopped behind some operation. A write that was not flushed can be there, or be lost, or be
/// there in part; a change of names that was not flushed can be there or not. Each independently of the others: real file systems keep more
/// order than that.
/// </summary>
internal sealed class CrashedDisk
{
    /// <summary>The files that a name can lead to; null for none. The last one is what a running process sees.</summary>
    private readonly Dictionary<string, List<Inode?>> _names = [];

    /// <summary>What was created last under a name, which may have another name now.</summary>
    private readonly Dictionary<string, Inode> _open = [];

    /// <param name="path">The file that is there at first.</param>
    /// <param name="content">What it holds.</param>
    public CrashedDisk(string path, byte[] content)
    {
        var file = new Inode();
        file.Writes.Add(content);
        file.Flushed = 1;
        _names[path] = [file];
    }

    /// <summary>Does what was asked of the file system.</summary>
    public void Apply(FileOperation operation)
    {
        switch (operation.Kind)
        {
            case FileOperationKind.Create:
                _open[operation.Path] = new Inode();
                NamesOf(operation.Path).Add(_open[operation.Path]);
                break;
            case FileOperationKind.Write:
                _open[operation.Path].Writes.Add(operation.Bytes!);
                break;
            case FileOperationKind.Flush:
                _open[operation.Path].Flushed = _open[operation.Path].Writes.Count;
                break;
            case FileOperationKind.Rename:
                NamesOf(operation.NewPath!).Add(NamesOf(operation.Path)[^1]);
                NamesOf(operation.Path).Add(null);
                break;
            case FileOperationKind.Delete:
                NamesOf(operation.Path).Add(null);
                break;
            case FileOperationKind.FlushFolder:
                foreach (List<Inode?> files in _names.Values)
                {
                    files.RemoveRange(0, files.Count - 1);
                }

                break;
        }
    }

    /// <summary>What the file holds if only the process stops: what was written is there.</summary>
    public byte[]? AfterProcess(string path) => NamesOf(path)[^1]?.Contents().First();

    /// <summary>Everything that the file can hold if the machine stops; null for no file.</summary>
    public IEnumerable<byte[]?> AfterMachine(string path) =>
        NamesOf(path).SelectMany(file => file?.Contents() ?? (IEnumerable<byte[]?>)[null]);

    private List<Inode?> NamesOf(string path) =>
        _names.TryGetValue(path, out List<Inode?>? files) ? files : _names[path] = [null];

    private sealed class Inode
    {
        /// <summary>What was written, one after the other.</summary>
        public List<byte[]> Writes { get; } = [];

        /// <summary>How many of the writes are on the disk for sure.</summary>
        public int Flushed { get; set; }

        /// <summary>All contents: the first has every write.</summary>
        public IEnumerable<byte[]> Contents() => Contents([], 0);

        private IEnumerable<byte[]> Contents(byte[] start, int next)
        {
            if (next == Writes.Count)
            {
                return [start];
            }

            // There, zeros in its place, the first half and zeros, or no place for it.
            byte[] write = Writes[next], torn = [.. write];
            torn.AsSpan(write.Length / 2).Clear();
            byte[][] ends = next < Flushed ? [write] : [write, new byte[write.Length], torn, []];
            return ends.SelectMany(end => Contents([.. start, .. end], next + 1));
        }
    }
}
