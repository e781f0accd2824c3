using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning.Stages;

/// <summary>
/// The end of a step: the optimizer's update of all parameters from stored gradients, and what it shares with the fused one.
/// </summary>
/// <param name="network">The network.</param>
internal sealed class UpdateStage(NetworkPlan network)
{
    /// <summary>Floats of a tile that waits: no tile has more registers than this fills.</summary>
    public const int PendingLength = 32 * BufferLayout.Alignment;

    /// <summary>The update from stored gradients.</summary>
    public KernelPlan Kernel { get; } = new UpdateParameters();

    /// <summary>
    /// The gradients of a tile that wait for their update, while products of the next one run or for a loop, or those of shards that wait
    /// to be added: one place for all kernels.
    /// </summary>
    public static NamedBuffer Pending { get; } = new(nameof(Pending), Arena.Pending);

    /// <summary>The calls: one for each run of layers that share a learning rate.</summary>
    public IEnumerable<KernelCall> Update() => UpdateRange.Of(network.Layers).Select(Update);

    private KernelCall Update(UpdateRange range)
    {
        KernelCall call = new KernelCall(Kernel) { { "w", range.Start } } with { Work = range.Work };
        if (range.LearningRateFactor != 1)
        {
            call.Add("scalars", new Argument.Scalars(range.LearningRateFactor));
        }

        return call;
    }
}
