// The overloads differ in a parameter that is not optional.
#pragma warning disable RS0026

using System.Runtime.CompilerServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Gives the weights of a network that is being trained to threads that predict with it. Nobody waits.</summary>
/// <remarks>
/// <para>
/// <see cref="Publish"/>, or <see cref="Trainer{TNetwork}.PublishTo"/>, copies a network into one of a fixed number of slots and makes it
/// current. <see cref="Acquire"/> gives the current one; it does not change while the lease lasts. A reader always has one whole set of
/// weights with its standardizations and version.
/// </para>
/// <para>
/// Any number of threads may acquire, at any time, also while one publishes; one thread at a time publishes. Neither waits for the other,
/// takes a lock or allocates. Publishing needs a slot that nobody holds: with two slots more than leases that exist at once, there always
/// is one.
/// </para>
/// </remarks>
/// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
public sealed class WeightPublisher<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private const string InUse =
        "Another thread is publishing to this WeightPublisher. One thread at a time publishes: lock around the calls, or train on one "
        + "thread.";

    private readonly TNetwork[] _networks;
    private readonly VersionedSlots _slots;
    private readonly KeyValuePair<string, object?> _tag = Instruments.TagOf(typeof(TNetwork));

    /// <summary>Creates the slots, and publishes a network as version 1.</summary>
    /// <param name="network">The network. It is copied, and is not used any more.</param>
    /// <param name="slots">
    /// Number of slots, 2 to 256, each with the memory of a network: at best two more than leases that exist at once.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The number of slots is out of range.</exception>
    /// <exception cref="InvalidOperationException">
    /// A declared standardization was neither set nor learned; or the class has required members, which only the program can set.
    /// </exception>
    public WeightPublisher(TNetwork network, int slots = 4)
        : this(network, static () => TNetwork.Create(), slots)
    {
    }

    /// <inheritdoc cref="WeightPublisher{TNetwork}(TNetwork, int)"/>
    /// <param name="network">The network. It is copied, and is not used any more.</param>
    /// <param name="create">Creates the network of a slot, for a class with required members.</param>
    /// <param name="slots">
    /// Number of slots, 2 to 256, each with the memory of a network: at best two more than leases that exist at once.
    /// </param>
    /// <exception cref="ArgumentException">A created network is null, or the same as another one.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of slots is out of range.</exception>
    /// <exception cref="InvalidOperationException">A declared standardization was neither set nor learned.</exception>
    public WeightPublisher(TNetwork network, Func<TNetwork> create, int slots = 4)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(slots, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(slots, VersionedSlots.MaxCount);
        CheckPredicts(network);
        _networks = new TNetwork[slots];
        for (int slot = 0; slot < slots; slot++)
        {
            TNetwork created = create();
            if (created is null || ReferenceEquals(created, network) || Array.Exists(_networks, other => ReferenceEquals(created, other)))
            {
                throw new ArgumentException(
                    $"Expected a new network at each call, but call {slot + 1} returned "
                    + $"{(created is null ? "null" : "one that is in use")}.",
                    nameof(create));
            }

            _networks[slot] = created;
        }

        _slots = new VersionedSlots(slots);
        NetworkCopy.Copy(network, network.Parameters, _networks[0]);
    }

    /// <summary>
    /// The newest version: 1, then one more for each publication. A lease acquired afterwards has this version or a later one.
    /// </summary>
    public long Version => _slots.Version;

    /// <summary>Number of slots.</summary>
    public int SlotCount => _networks.Length;

    /// <summary>The newest weights, which do not change until the lease is disposed.</summary>
    /// <remarks>One atomic addition, whatever other threads do, and another one to dispose the lease.</remarks>
    /// <returns>A lease: <c>using WeightLease&lt;DigitClassifier&gt; weights = publisher.Acquire();</c></returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WeightLease<TNetwork> Acquire()
    {
        VersionedSlots slots = _slots;
        int index = slots.Acquire();
        return new WeightLease<TNetwork>(slots, index, _networks[index]);
    }

    /// <summary>Copies the parameters and standardizations of a network into a free slot, and makes it the newest version.</summary>
    /// <remarks>
    /// It never waits, and allocates nothing. No thread may change the network meanwhile: call it between the steps of its trainer, or let
    /// <see cref="Trainer{TNetwork}.PublishTo"/> do so. Parameters are copied as they are, also those that are not finite.
    /// </remarks>
    /// <param name="network">
    /// The network. For the average that a trainer keeps, call <see cref="Trainer{TNetwork}.CopyAverageTo"/> first.
    /// </param>
    /// <returns>
    /// Whether it was published. If leases hold all slots but the current one, nothing changes and the result is false; two slots more than
    /// leases that exist at once exclude this.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// Another thread is publishing; a declared standardization was neither set nor learned; or a copy of a lease was disposed besides the
    /// lease itself. Nothing has changed.
    /// </exception>
    public bool Publish(TNetwork network)
    {
        using var use = new ExclusiveUse(ref _slots.Publisher, refusal: InUse);
        ArgumentNullException.ThrowIfNull(network);
        CheckPredicts(network);
        int free = _slots.FindFree();
        if (free < 0)
        {
            return false;
        }

        NetworkCopy.Copy(network, network.Parameters, _networks[free]);
        _slots.Publish(free);
        if (Instruments.Publications.Enabled)
        {
            Instruments.Publications.Add(1, _tag);
        }

        return true;
    }

    /// <summary>Whoever makes the mistake gets the exception, not all who would predict with it.</summary>
    private static void CheckPredicts(TNetwork network)
    {
        NetworkDescription description = TNetwork.Description;
        if (description.StandardizesInputs)
        {
            Prediction.Require(network.InputStandardization, nameof(INetwork.InputStandardization));
        }

        if (description.StandardizesTargets)
        {
            Prediction.Require(network.TargetStandardization, nameof(INetwork.TargetStandardization));
        }
    }
}
