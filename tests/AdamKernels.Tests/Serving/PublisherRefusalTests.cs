using System.Collections.Concurrent;
using System.Diagnostics;

namespace AdamKernels.Tests.Serving;

/// <summary>What a publisher refuses, before anything changes.</summary>
public class PublisherRefusalTests
{
    private readonly ServedInPortions _network = new() { InputStandardization = Standardization.Identity(3) };

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(257)]
    public void A_number_of_slots_out_of_range(int slots)
    {
        Assert.Throws<ArgumentOutOfRangeException>("slots", () => new WeightPublisher<ServedInPortions>(_network, slots));
        Assert.Throws<ArgumentOutOfRangeException>("slots", () => new WeightPublisher<ServedInPortions>(_network, () => new(), slots));
    }

    [Fact]
    public void A_network_that_is_null()
    {
        var publisher = new WeightPublisher<ServedInPortions>(_network);

        Assert.Throws<ArgumentNullException>("network", () => new WeightPublisher<ServedInPortions>(null!));
        Assert.Throws<ArgumentNullException>("create", () => new WeightPublisher<ServedInPortions>(_network, create: null!));
        Assert.Throws<ArgumentNullException>("network", () => publisher.Publish(null!));
        Assert.True(publisher.Publish(_network));
        Assert.Equal(2, publisher.Version);
    }

    /// <summary>Otherwise each reader would get the exception.</summary>
    [Fact]
    public void A_network_that_cannot_predict_yet()
    {
        var publisher = new WeightPublisher<ServedInPortions>(_network);
        var half = new Served { TargetStandardization = Standardization.Identity(3) };
        var otherHalf = new Served { InputStandardization = Standardization.Identity(6) };

        Assert.Contains("InputStandardization", RefusalOf(() => publisher.Publish(new ServedInPortions())));
        Assert.Contains("InputStandardization", RefusalOf(() => new WeightPublisher<Served>(half)));
        Assert.Contains("TargetStandardization", RefusalOf(() => new WeightPublisher<Served>(otherHalf)));
        Assert.Equal(1, publisher.Version);
        using WeightLease<ServedInPortions> weights = publisher.Acquire();
        weights.Network.Predict([1, 2, 3], new float[2]);
    }

    [Fact]
    public void A_factory_that_does_not_create()
    {
        var other = new ServedInPortions();

        Assert.Contains("call 1 returned null", Refused(() => null!));
        Assert.Contains("call 2 returned one that is in use", Refused(() => other));
        Assert.Contains("call 1 returned one that is in use", Refused(() => _network));
    }

    [Fact]
    public void A_class_with_required_members_without_a_factory()
    {
        var network = new ServedByName { Name = "trained" };
        int created = 0;

        Assert.Contains("required", RefusalOf(() => new WeightPublisher<ServedByName>(network)));
        var publisher = new WeightPublisher<ServedByName>(network, () => new ServedByName { Name = $"slot {++created}" }, slots: 3);
        using WeightLease<ServedByName> weights = publisher.Acquire();

        Assert.Equal(("slot 1", 3), (weights.Network.Name, created));
    }

    /// <summary>Fails if two copies go into one slot at once.</summary>
    [Fact]
    public void A_second_thread_that_publishes()
    {
        var publisher = new WeightPublisher<ServedInPortions>(_network);
        var refusals = new ConcurrentBag<string>();
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() => PublishUntilRefused(publisher, refusals)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal => Assert.Contains("Another thread is publishing", refusal));
        Assert.True(publisher.Publish(_network));
    }

    /// <summary>Until this thread or another one has been refused: within milliseconds, but not if nobody is.</summary>
    private void PublishUntilRefused(WeightPublisher<ServedInPortions> publisher, ConcurrentBag<string> refusals)
    {
        var clock = Stopwatch.StartNew();
        while (refusals.IsEmpty && clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                publisher.Publish(_network);
            }
            catch (InvalidOperationException error)
            {
                refusals.Add(error.Message);
            }
        }
    }

    private static string RefusalOf(Action call) => Assert.Throws<InvalidOperationException>(call).Message;

    private string Refused(Func<ServedInPortions> create) =>
        Assert.Throws<ArgumentException>("create", () => new WeightPublisher<ServedInPortions>(_network, create)).Message;
}
