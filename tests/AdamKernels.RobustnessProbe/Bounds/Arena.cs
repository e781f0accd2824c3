using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe.Bounds;

/// <summary>The memory of a buffer, with its blocks between protected pages of their own.</summary>
/// <param name="blocks">The blocks.</param>
internal sealed class Arena(ArenaBlock[] blocks)
{
    private readonly GuardedArray<float> _memory = new([.. blocks.Select(block => block.Length)]);

    /// <summary>Floats of the buffer, the protected ones included.</summary>
    public int Length => _memory.Length;

    /// <summary>Where a block starts in the buffer.</summary>
    /// <param name="block">Index of the block.</param>
    /// <param name="length">Its floats.</param>
    /// <param name="placement">Where it lies between its pages.</param>
    public int Find(int block, int length, Placement placement) => _memory.Find(block, length, placement) - _memory.First;

    /// <summary>Moves a buffer here. The floats of its blocks are cleared.</summary>
    public void Take(AlignedBuffer buffer)
    {
        for (int i = 0; i < blocks.Length; i++)
        {
            _memory.Clear(i);
        }

        buffer.MoveTo(_memory.Array, _memory.First, _memory.Length);
    }
}
