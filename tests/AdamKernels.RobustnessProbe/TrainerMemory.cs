using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels.RobustnessProbe;

/// <summary>The buffers of a trainer.</summary>
public static class TrainerMemory
{
    /// <summary>The buffers.</summary>
    public static TrainingBuffers GetBuffers<TNetwork>(this Trainer<TNetwork> trainer)
        where TNetwork : class, INetwork<TNetwork> => Accessor<TNetwork>.Buffers(trainer);

    /// <summary>Those with the layout of the parameters.</summary>
    public static IEnumerable<AlignedBuffer> All(this TrainingBuffers buffers, NetworkDescription description) =>
        [buffers.Parameters, buffers.Gradients, .. Enumerable.Range(0, description.StateCount).Select(buffers.State)];

    /// <summary>Those of gradients that wait, one for each thread.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_pending")]
    public static extern ref AlignedBuffer[] GetPending(this TrainingBuffers buffers);

    private static class Accessor<TNetwork>
        where TNetwork : class, INetwork<TNetwork>
    {
        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_buffers")]
        public static extern ref TrainingBuffers Buffers(Trainer<TNetwork> trainer);
    }
}
