namespace AdamKernels.Generators.Planning;

/// <summary>The block of results that a kernel holds in registers.</summary>
/// <param name="Rows">Rows of C.</param>
/// <param name="Columns">Vectors in a row of C; in the dot form, results in a row.</param>
internal sealed record Tile(int Rows, int Columns);
