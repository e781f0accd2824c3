namespace AdamKernels.Generators.Planning.Program;

/// <summary>
/// A range of the trained parameters, which lie one after the other on a line of work: each of several threads takes a section of it.
/// </summary>
/// <param name="Start">Its start, in floats of the buffer that belong to trained layers.</param>
/// <param name="Length">Its floats.</param>
internal sealed record WorkRange(int Start, int Length)
{
    /// <summary>This range and the one that starts at its end.</summary>
    public WorkRange Joined(WorkRange next) => this with { Length = Length + next.Length };
}
