namespace AdamKernels.Generators.Planning.Program;

/// <summary>A named place in an arena.</summary>
/// <param name="Name">What lies there, such as <c>Weights1</c>.</param>
/// <param name="Arena">Where it lies.</param>
/// <param name="Offset">Its first float.</param>
internal sealed record NamedBuffer(string Name, Arena Arena, int Offset = 0)
{
    /// <summary>Floats from the row of one sample to the next; 0 if it has no rows of samples.</summary>
    public int RowStride { get; init; }

    /// <summary>The variable of a pass that holds the index of its first row in the buffer.</summary>
    public string RowVariable { get; init; } = ProgramPlan.WorkspaceRow;

    /// <summary>Whether it is one of several in its arena.</summary>
    public bool HasOffset => Arena is Arena.Parameters or Arena.Workspace;
}
