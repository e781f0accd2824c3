using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AdamKernels;

/// <summary>One version of a network's weights, which does not change until the lease is disposed.</summary>
/// <remarks>
/// <para>
/// Hold it for as long as a prediction or a group of predictions takes, and dispose it, best by <c>using</c>. The publisher cannot fill its
/// slot before; a lease that is never disposed takes a slot away for good. Being a ref struct, it stays on the stack of one thread.
/// </para>
/// <para>
/// Do not dispose a copy as well, such as one passed by value to a method that disposes it: the slot would count as free while another
/// reader holds it. Disposing one variable twice is harmless. <see cref="WeightPublisher{TNetwork}.Publish"/> throws when it finds that
/// more leases were disposed than acquired.
/// </para>
/// </remarks>
/// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
public ref struct WeightLease<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly TNetwork _network;
    private readonly int _index;

    /// <summary>Null when the lease has been disposed.</summary>
    private VersionedSlots? _slots;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal WeightLease(VersionedSlots slots, int index, TNetwork network)
    {
        _slots = slots;
        _index = index;
        _network = network;
    }

    /// <summary>
    /// The network with these weights, to predict with. It belongs to the publisher: do not change it, and do not use it after the lease
    /// was disposed.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    public readonly TNetwork Network
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_slots is null)
            {
                ThrowDisposed();
            }

            return _network;
        }
    }

    /// <summary>The version of these weights: 1 for what the publisher was created with, then one more for each publication.</summary>
    /// <exception cref="ObjectDisposedException">The lease was disposed.</exception>
    public readonly long Version
    {
        get
        {
            if (_slots is null)
            {
                ThrowDisposed();
            }

            return _slots.VersionOf(_index);
        }
    }

    /// <summary>Lets the weights go. The second call of one variable does nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (_slots is { } slots)
        {
            _slots = null;
            slots.Release(_index);
        }
    }

    [DoesNotReturn]
    private static void ThrowDisposed() => throw new ObjectDisposedException(
        nameof(WeightLease<>), "This lease was disposed, or was never acquired: its weights may be overwritten. Acquire a new one.");
}
