using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// Samples of a large batch that a step takes through all layers, forward and backward, before the next ones, so that their activations
/// stay in a near cache (docs/performance.md has the measurements). Gradients and the loss go on from tile to tile in the order of their
/// sums, so that no bit changes.
/// </summary>
internal static class BatchTile
{
    /// <summary>
    /// Floats of activations and their gradients, 48 KiB, of the smallest networks: little more than the first-level cache holds.
    /// </summary>
    private const int LeastFloats = 12_288;

    /// <summary>Floats, 256 KiB, that the second-level cache holds beside parameters and gradients.</summary>
    private const int MostFloats = 65_536;

    /// <summary>
    /// A tile loads and stores all gradients. With so many floats of activations for each parameter, that costs less than it saves.
    /// </summary>
    private const int FloatsPerParameter = 6;

    private const int LeastRows = 32;

    /// <summary>Samples of a tile are a multiple of this, so that the kernels' tiles of rows are filled.</summary>
    private const int RowsOfKernels = 16;

    /// <summary>The samples of a tile; 0 where a batch is not divided.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="floatsPerRow">Floats that a sample takes in the workspace.</param>
    /// <param name="parameters">Floats of the parameter buffer.</param>
    public static int Rows(NetworkSpec spec, int floatsPerRow, int parameters)
    {
        // Dropout goes by the place in the batch, gradients that wait for other batches are added and not continued, and a loss of the
        // program's own needs all outputs first.
        bool mayDivide = spec.Gradient.AllowsFusion && spec.Loss is not CustomLossAttribute && spec.Layers.All(layer => layer.Dropout == 0);
        long floats = Math.Max(LeastFloats, (long)FloatsPerParameter * parameters);
        if (!mayDivide || floats > MostFloats)
        {
            return 0;
        }

        int rows = (int)floats / floatsPerRow;
        rows -= rows % RowsOfKernels;
        return rows >= LeastRows && spec.MaxBatchSize >= 2 * rows ? rows : 0;
    }
}
