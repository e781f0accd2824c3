using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>What the first steps would otherwise take time for.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>
    /// Lets the runtime compile all that a step needs, and the operating system provide the memory, so that the first step is as fast as
    /// the next ones. Nothing changes.
    /// </summary>
    /// <remarks>
    /// It makes steps of every kind on zeros, with parameters, optimizer state and activations of its own, on the trainer's workers if it
    /// has any. That takes about a second, most of it waiting for the compiler, and memory of the size of the trainer, which is
    /// then left to the garbage collector. Neither listeners of the meter nor functions of the program notice it. For predictions, call
    /// <see cref="NetworkWarmUp.WarmUp{TNetwork}"/>.
    /// </remarks>
    public void WarmUp()
    {
        using var use = new ExclusiveUse(ref _user);
        var rehearsal = new Rehearsal<TNetwork>(CreateDouble());
        CompiledCode.Prepare(TNetwork.Description.MaxBatchSize, rehearsal.Run);
        _buffers.Touch();
        _calls.Touch();
        _update.Touch();
        _inputGradients.Touch();
    }

    /// <summary>A trainer with other memory, which tells nobody what it does.</summary>
    private Trainer<TNetwork> CreateDouble() =>
        new(Network, new AlignedBuffer(TNetwork.Description.BufferLength), _workers, group: null, isDouble: true)
        {
            NonFinitePolicy = NonFinitePolicy.Allow,
        };
}
