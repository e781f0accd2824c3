using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Serving;

/// <summary>What a publisher and its leases do on one thread, and what they refuse.</summary>
public class WeightPublisherTests
{
    private readonly Served _network = new();
    private readonly VersionedContents _contents = new();
    private readonly WeightPublisher<Served> _publisher;

    public WeightPublisherTests()
    {
        _contents.Fill(_network, version: 1);
        _publisher = new WeightPublisher<Served>(_network);
    }

    [Fact]
    public void The_first_version_is_the_network_of_the_constructor()
    {
        _contents.Fill(_network, version: 7);

        using WeightLease<Served> weights = _publisher.Acquire();

        Assert.Equal((1, 1, 4), (weights.Version, _publisher.Version, _publisher.SlotCount));
        AssertContents(weights, version: 1);
    }

    [Fact]
    public void A_lease_keeps_its_version_while_others_are_published()
    {
        using WeightLease<Served> first = _publisher.Acquire();
        PublishNext();
        using WeightLease<Served> second = _publisher.Acquire();
        for (int i = 0; i < 100; i++)
        {
            PublishNext();
            AssertContents(first, version: 1);
            AssertContents(second, version: 2);
            using WeightLease<Served> newest = _publisher.Acquire();
            AssertContents(newest, version: i + 3);
        }
    }

    [Fact]
    public void Predictions_are_those_of_the_published_network()
    {
        float[] inputs = [1, 2, 3, 4, 5, 6], expected = new float[3], actual = new float[3];
        _contents.Fill(_network, version: 2);
        _network.Predict(inputs, expected);
        _publisher.Publish(_network);
        _contents.Fill(_network, version: 3);

        using WeightLease<Served> weights = _publisher.Acquire();
        weights.Network.Predict(inputs, actual);

        Assert.Equal(Bits.Of(expected), Bits.Of(actual));
    }

    /// <summary>
    /// Leases of the current slot do not count: with two slots, one version can wait for its readers while another is current.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(256)]
    public void A_publication_needs_a_slot_that_nobody_holds(int slots)
    {
        var publisher = new WeightPublisher<Served>(_network, slots);
        for (int slot = 0; slot < slots - 1; slot++)
        {
            _ = publisher.Acquire();
            Assert.True(publisher.Publish(_network));
        }

        WeightLease<Served> last = publisher.Acquire();
        Assert.False(publisher.Publish(_network));
        Assert.Equal(slots, publisher.Version);
        last.Dispose();
        Assert.False(publisher.Publish(_network));
    }

    [Fact]
    public void A_slot_is_free_again_when_its_last_lease_is_disposed()
    {
        var publisher = new WeightPublisher<Served>(_network, slots: 2);
        WeightLease<Served> one = publisher.Acquire(), other = publisher.Acquire();
        Assert.True(publisher.Publish(_network));

        Assert.False(publisher.Publish(_network));
        one.Dispose();
        Assert.False(publisher.Publish(_network));
        other.Dispose();
        Assert.True(publisher.Publish(_network));
        Assert.Equal(3, publisher.Version);
    }

    [Fact]
    public void A_lease_that_is_disposed_twice_is_let_go_once()
    {
        var publisher = new WeightPublisher<Served>(_network, slots: 2);
        WeightLease<Served> holder = publisher.Acquire();
        using (WeightLease<Served> weights = publisher.Acquire())
        {
            weights.Dispose();
        }

        Assert.True(publisher.Publish(_network));
        Assert.False(publisher.Publish(_network));
        holder.Dispose();
        Assert.True(publisher.Publish(_network));
    }

    [Fact]
    public void A_disposed_lease_has_no_network()
    {
        WeightLease<Served> weights = _publisher.Acquire();
        weights.Dispose();

        Assert.Contains("Acquire a new one", DisposedNetwork(weights).Message);
        Assert.Contains("never acquired", DisposedNetwork(default).Message);
    }

    /// <summary>What can be found out about copies: that more leases were let go than given.</summary>
    [Fact]
    public void A_copy_that_is_disposed_too_is_found_by_the_next_publication_into_its_slot()
    {
        var publisher = new WeightPublisher<Served>(_network, slots: 2);
        WeightLease<Served> weights = publisher.Acquire(), copy = weights;
        weights.Dispose();
        copy.Dispose();
        Assert.True(publisher.Publish(_network));

        var error = Assert.Throws<InvalidOperationException>(() => publisher.Publish(_network));

        Assert.Contains("let go twice, through a copy", error.Message);
        Assert.Equal(2, publisher.Version);
    }

    /// <summary>Counts start near the end of their 56 bits, with any distance to it when they wrap.</summary>
    [Fact]
    public void Counts_may_overflow()
    {
        for (long leases = -4; leases <= 4; leases++)
        {
            foreach (long limit in new[] { 0, 1L << 55, 1L << 56 })
            {
                AssertCounts(new VersionedSlots(2, limit + leases));
            }
        }
    }

    [Fact]
    public void Nothing_allocates()
    {
        Allocations.AssertNone(() =>
        {
            using WeightLease<Served> weights = _publisher.Acquire();
            Assert.True(_publisher.Publish(weights.Network));
        });

        var tight = new WeightPublisher<Served>(_network, slots: 2);
        _ = tight.Acquire();
        tight.Publish(_network);
        Allocations.AssertNone(() => Assert.False(tight.Publish(_network)));
    }

    private static void AssertCounts(VersionedSlots slots)
    {
        for (int round = 0; round < 4; round++)
        {
            int[] held = [slots.Acquire(), slots.Acquire(), slots.Acquire()];
            slots.Publish(slots.FindFree());
            Assert.Equal([held[0], held[0]], held[1..]);
            foreach (int slot in held)
            {
                Assert.Equal(-1, slots.FindFree());
                slots.Release(slot);
            }

            Assert.Equal(held[0], slots.FindFree());
        }
    }

    private static ObjectDisposedException DisposedNetwork(WeightLease<Served> weights)
    {
        try
        {
            _ = weights.Version;
        }
        catch (ObjectDisposedException)
        {
            try
            {
                _ = weights.Network;
            }
            catch (ObjectDisposedException error)
            {
                return error;
            }
        }

        throw new InvalidOperationException("The lease gave its network.");
    }

    private void PublishNext()
    {
        _contents.Fill(_network, _publisher.Version + 1);
        Assert.True(_publisher.Publish(_network));
    }

    private void AssertContents(WeightLease<Served> weights, long version)
    {
        Assert.Equal(version, weights.Version);
        Assert.Null(_contents.FindOther(weights.Network, version));
    }
}
