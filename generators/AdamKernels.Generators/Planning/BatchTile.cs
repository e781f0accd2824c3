namespace AdamKernels.Generators.Planning;

/// <summary>
/// Divides a large batch into tiles of samples. A step takes a tile through all layers, forward and backward, before the next one, so that
/// its activations stay in a near cache (docs/performance.md has the measurements). Gradients and the loss continue from tile to tile in
/// the order of their sums, so that no bit changes.
/// </summary>
internal static class BatchTile
{
    /// <summary>
    /// Floats of activations and their gradients, 48 KiB, for the smallest networks: slightly more than the first-level cache holds.
    /// </summary>
    private const int MinFloats = 12_288;

    /// <summary>Floats, 256 KiB, that fit into the second-level cache beside parameters and gradients.</summary>
    private const int MaxFloats = 65_536;

    /// <summary>
    /// A tile loads and stores all gradients. With this many floats of activations per parameter, that costs less than it saves.
    /// </summary>
    private const int FloatsPerParameter = 6;

    private const int MinRows = 32;

    /// <summary>The samples of a tile are a multiple of this, so that they fill the kernels' own tiles of rows.</summary>
    private const int RowsOfKernels = 16;

    /// <summary>The samples of a tile; 0 if batches are not divided.</summary>
    /// <param name="network">The network, with the memory that grows with the batch.</param>
    public static int Rows(NetworkPlan network)
    {
        // Gradients of several batches or shards are added and not continued, and a custom loss needs all outputs first.
        bool mayDivide = network.HasFusedStep && !network.Spec.Gradient.IsSharded && network.Loss.IsComputed;
        long floats = Math.Max(MinFloats, (long)FloatsPerParameter * network.Layout.ParameterLength);
        if (!mayDivide || floats > MaxFloats)
        {
            return 0;
        }

        int rows = (int)floats / network.Workspace.FloatsPerRow;
        rows -= rows % RowsOfKernels;
        return rows >= MinRows && network.Spec.MaxBatchSize >= 2 * rows ? rows : 0;
    }
}
