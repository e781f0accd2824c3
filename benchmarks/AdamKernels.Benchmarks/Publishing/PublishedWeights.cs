using System.Runtime.CompilerServices;
using AdamKernels.Benchmarks.Networks;
using AdamKernels.Runtime;

namespace AdamKernels.Benchmarks.Publishing;

/// <summary>A network that is published and read, and plain copies of its parameters.</summary>
internal sealed class PublishedWeights
{
    /// <summary>Leases of a call: a call by itself takes some nanoseconds.</summary>
    public const int LeasesPerCall = 1000;

    private readonly Classifier784x128x10 _network = new(seed: 1);
    private readonly WeightPublisher<Classifier784x128x10> _publisher;
    private readonly AlignedBuffer[] _slots = new AlignedBuffer[2];
    private int _next;

    public PublishedWeights()
    {
        _publisher = new WeightPublisher<Classifier784x128x10>(_network);
        foreach (ref AlignedBuffer slot in _slots.AsSpan())
        {
            using WeightLease<Classifier784x128x10> weights = _publisher.Acquire();
            slot = ParametersOf(weights.Network);
            Publish();
        }
    }

    /// <summary>Bytes of the parameters with their padding, which are copied.</summary>
    public int Length => Parameters.Length * sizeof(float);

    private AlignedBuffer Parameters => ParametersOf(_network);

    /// <summary>Acquires and disposes leases, and looks at the network of each.</summary>
    public void Lease()
    {
        for (int i = 0; i < LeasesPerCall; i++)
        {
            using WeightLease<Classifier784x128x10> weights = _publisher.Acquire();
            Use(weights.Network);
        }
    }

    public void Publish()
    {
        if (!_publisher.Publish(_network))
        {
            throw new InvalidOperationException("No slot was free.");
        }
    }

    /// <summary>Copies to the two slots in turn that a publisher without readers uses. Where memory lies matters for the time.</summary>
    public void CopyInTurn()
    {
        _next ^= 1;
        Parameters.Span.CopyTo(_slots[_next].Span);
    }

    /// <summary>Copies to the same slot each time.</summary>
    public void Copy() => Parameters.Span.CopyTo(_slots[0].Span);

    private static AlignedBuffer ParametersOf(INetwork<Classifier784x128x10> network) => network.Parameters;

    /// <summary>Keeps the network from being optimized away.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Use(Classifier784x128x10 network) => _ = network;
}
