using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>
/// One thread's share of the work on parameters. All trained parameters lie on one line, in the order of the buffer, and each thread has a
/// section of it: a kernel computes those of its tiles that fall into the section. Which thread computes a tile changes no bit of it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Share
{
    private readonly long _start;
    private readonly long _end;

    private Share(int index, Portion inputs, long start, long end) => (Index, Inputs, _start, _end) = (index, inputs, start, end);

    /// <summary>The share of a thread that works alone.</summary>
    public static Share Whole => new(index: 0, Portion.Whole, start: 0, long.MaxValue);

    /// <summary>Which thread has it, from 0.</summary>
    public int Index { get; }

    /// <summary>
    /// The portion of the inputs of a large layer, whose weights are divided by themselves: those of the inputs whose terms the thread adds
    /// in <see cref="NetworkProgram.ForwardPart"/>.
    /// </summary>
    public Portion Inputs { get; }

    /// <summary>One of several shares of about the same size.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="count">Number of shares, at least 1.</param>
    /// <param name="length">Length of the line, in floats.</param>
    public static Share Of(int index, int count, int length)
    {
        long lines = length / AlignedBuffer.Alignment;
        return new(index, Portion.Of(index, count), Boundary(index), Boundary(index + 1));

        // Whole cache lines, so that no two threads write to the same one.
        long Boundary(int i) => lines * i / count * AlignedBuffer.Alignment;
    }

    /// <summary>The portion of a kernel's tiles that belongs to this share.</summary>
    /// <param name="start">Where the kernel's parameters start on the line.</param>
    /// <param name="length">Their floats.</param>
    public Portion Of(int start, int length) => _start <= start && start + length <= _end
        ? Portion.Whole
        : Portion.Between(Within(_start, start, length), Within(_end, start, length), length);

    /// <summary>Whether a kernel that cannot be divided belongs to this share: where the middle of its parameters does.</summary>
    /// <param name="start">Where the kernel's parameters start on the line.</param>
    /// <param name="length">Their floats.</param>
    public bool Has(int start, int length)
    {
        long middle = start + length / 2;
        return _start <= middle && middle < _end;
    }

    /// <summary>The first of some parameters that belongs to this share.</summary>
    /// <param name="start">Where these parameters start on the line.</param>
    /// <param name="length">Their floats.</param>
    public nuint First(int start, int length) => (nuint)Within(_start, start, length);

    /// <summary>The number of some parameters that belong to this share.</summary>
    /// <param name="start">Where these parameters start on the line.</param>
    /// <param name="length">Their floats.</param>
    public nuint Count(int start, int length) => (nuint)(Within(_end, start, length) - Within(_start, start, length));

    private static long Within(long boundary, int start, int length) => Math.Clamp(boundary - start, 0, length);
}
