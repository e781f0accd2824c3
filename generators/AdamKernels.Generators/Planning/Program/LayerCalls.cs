namespace AdamKernels.Generators.Planning.Program;

/// <summary>The calls of the backward pass for one layer.</summary>
/// <param name="Comment">A comment that says what they do.</param>
/// <param name="Calls">The calls.</param>
internal sealed record LayerCalls(string Comment, IReadOnlyList<KernelCall> Calls);
