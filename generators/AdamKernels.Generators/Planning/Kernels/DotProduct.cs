using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>
/// The dot form: C[m, n] = init(n) + sum over k of A[m, k] · B[n, k], both contiguous in k. It serves weights stored by output, where a row
/// of C is too short for vectors, and the input gradient of small batches, where it avoids transposing the weights.
/// </summary>
/// <param name="Name">Name of the emitted method.</param>
internal sealed record DotProduct(string Name) : KernelPlan(Name)
{
    public required string Summary { get; init; }

    public required string A { get; init; }

    public required string B { get; init; }

    /// <summary>Name of the reference to what is added to the sums, one value per result; null for nothing.</summary>
    public string? Init { get; init; }

    public required string C { get; init; }

    public required Extent.Variable M { get; init; }

    /// <summary>Results in a row.</summary>
    public required int Results { get; init; }

    /// <summary>Length of the sums. Rows of B are padded to whole blocks with zeros; the padding in A may hold anything.</summary>
    public required int Steps { get; init; }

    public required int AStride { get; init; }

    public required int BStride { get; init; }

    public required int CStride { get; init; }

    /// <summary>As for <see cref="BroadcastProduct.RowMethod"/>.</summary>
    public RowMethod? RowMethod { get; init; }

    /// <summary>One for each lane.</summary>
    public override int PartialSums => BufferLayout.Alignment;

    /// <summary>The tiles for a target.</summary>
    public Tiling ChooseTiling(VectorTarget target) =>
        target.IsScalar ? new Tiling(new Tile(1, 1), new Tile(1, 1)) : TilePlanner.Dot(target, M.Typical, Results, Steps);
}
