using System.Runtime.InteropServices;
using AdamKernels;

namespace LargeData;

/// <summary>Samples in a file, of which one batch at a time is in memory.</summary>
/// <remarks>
/// The file is a sequence of blocks: the inputs of <see cref="BlockLength"/> samples, and then their targets. A block is a batch, so that
/// it is read right to where the trainer wants it. Each epoch reads the blocks in another order; within them, the order stays.
/// </remarks>
internal sealed class BlockFile : IBatchSource, IDisposable
{
    /// <summary>Samples of a block.</summary>
    public const int BlockLength = 256;

    private const int BlockBytes = BlockLength * (Simulation.Width + 1) * sizeof(float);

    private readonly FileStream _file;
    private readonly int[] _order;
    private int _next;

    /// <summary>Opens a file.</summary>
    public BlockFile(string path)
    {
        // The stream needs no buffer, since all reads are large.
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        _order = new int[_file.Length / BlockBytes];
    }

    /// <inheritdoc/>
    public long? SampleCount => (long)_order.Length * BlockLength;

    /// <summary>Writes a file of a given size, rounded up to a whole block.</summary>
    public static void Write(string path, long bytes, ulong seed)
    {
        var random = new DeterministicRandom(seed);
        var block = new float[BlockBytes / sizeof(float)];
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        while (file.Length < bytes)
        {
            Simulation.Draw(ref random, block.AsSpan(0, BlockLength * Simulation.Width), block.AsSpan(BlockLength * Simulation.Width));
            file.Write(MemoryMarshal.AsBytes(block.AsSpan()));
        }
    }

    /// <inheritdoc/>
    public void BeginEpoch(ulong seed)
    {
        // From the start, not from the order of the last epoch: an epoch follows from its seed alone.
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        new DeterministicRandom(seed).Shuffle(_order);
        _next = 0;
    }

    /// <inheritdoc/>
    public int FillBatch(BatchSpans batch)
    {
        if (batch.Count != BlockLength)
        {
            throw new InvalidOperationException($"Expected batches of {BlockLength} samples, but got one of {batch.Count}.");
        }

        _file.Position = (long)_order[_next++] * BlockBytes;
        _file.ReadExactly(MemoryMarshal.AsBytes(batch.Inputs));
        _file.ReadExactly(MemoryMarshal.AsBytes(batch.Targets));
        return batch.Count;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
