using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Goes through what a file holds, in the order of the file. Each thing says once what it keeps there, and the visitors describe, write,
/// check or read it: what is saved and what is loaded cannot differ.
/// </summary>
internal interface ITensorVisitor
{
    /// <summary>Visits numbers of the trainer: <see cref="double"/>, <see cref="long"/> or <see cref="ulong"/>.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="values">The numbers, to read or to replace.</param>
    /// <param name="shape">The shape of the tensor; empty for a single number.</param>
    void Visit<T>(string name, scoped Span<T> values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged;

    /// <summary>Visits a table whose number of rows follows from what was visited before.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="values">At least the values of all rows. A visitor that loads replaces it, after it has checked the size.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Values of a row.</param>
    void VisitTable(string name, ref double[] values, long rows, int columns);

    /// <summary>Visits one array of parameters, or as much of a buffer with the same layout.</summary>
    /// <param name="name">The name of the tensor.</param>
    /// <param name="block">Its shape, and its place in the buffer.</param>
    /// <param name="buffer">The buffer.</param>
    void Visit(string name, ParameterBlock block, AlignedBuffer buffer);
}
