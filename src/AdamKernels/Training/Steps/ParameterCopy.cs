using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// A copy of the parameters that all threads read, while each of them changes its share of the originals. A thread that writes to a cache
/// line of which another processor has a copy waits for that processor, much longer than to write the line to memory past the caches, which
/// is how the copy is made.
/// </summary>
internal sealed class ParameterCopy : SharedWork
{
    private readonly TrainingBuffers _originals;
    private readonly TrainingBuffers? _copies;
    private readonly Team _team;
    private int _version;

    public ParameterCopy(TrainingBuffers buffers, Team team)
    {
        _originals = buffers;
        _team = team;
        int length = buffers.Parameters.Length;
        if (team.Size > 1 && length >= team.MinCopiedFloats)
        {
            _copies = buffers.WithParameters(new AlignedBuffer(length));
            _version = buffers.Parameters.Version - 1;
        }
    }

    /// <summary>Has the operating system provide the memory.</summary>
    public void Touch()
    {
        if (_copies is not null)
        {
            Pages.Touch(_copies.Parameters.Span);
        }
    }

    /// <summary>The memory that a pass of several threads reads the parameters of.</summary>
    /// <param name="buffers">The memory of the pass.</param>
    /// <param name="threads">Its threads.</param>
    public TrainingBuffers For(TrainingBuffers buffers, int threads)
    {
        if (threads == 1 || _copies is null || buffers != _originals)
        {
            return buffers;
        }

        if (_version != _originals.Parameters.Version)
        {
            _team.Run(this, threads);
            _version = _originals.Parameters.Version;
        }

        return _copies;
    }

    public override void Run(int index, int count)
    {
        AlignedBuffer from = _originals.Parameters, to = _copies!.Parameters;
        (int start, int end) = RowBlock.Of(from.Length, index, count, AlignedBuffer.Alignment);
        Copy(ref Unsafe.Add(ref from.Reference, start), ref Unsafe.Add(ref to.Reference, start), (nuint)(end - start));
        if (Sse.IsSupported)
        {
            // Stores past the caches become visible in any order without it.
            Sse.StoreFence();
        }
    }

    /// <summary>Copies whole cache lines.</summary>
    private static unsafe void Copy(ref float from, ref float to, nuint length)
    {
        // The buffers are pinned.
        float* destination = (float*)Unsafe.AsPointer(ref to);
        for (nuint at = 0; at < length; at += (nuint)Vector512<float>.Count)
        {
            Vector512.LoadUnsafe(ref from, at).StoreAlignedNonTemporal(destination + at);
        }
    }
}
