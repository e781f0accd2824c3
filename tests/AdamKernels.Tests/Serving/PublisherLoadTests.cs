using System.Diagnostics;
using Xunit.Abstractions;

namespace AdamKernels.Tests.Serving;

/// <summary>One publisher and many readers at full speed. Each reader compares every float of its weights with their version.</summary>
/// <remarks>
/// Fails within a fraction of a second if the publisher fills a slot that a reader holds, or if a reader gets one that is not yet full.
/// </remarks>
[Trait("Category", "Slow")]
public class PublisherLoadTests(ITestOutputHelper output)
{
    private const int Readers = 8;

    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(SlowTests.IsOnDemand ? 60 : SlowTests.AreOn ? 5 : 1);

    private readonly Served _source = new();
    private readonly VersionedContents _contents = new();
    private volatile bool _isOver;
    private volatile string? _problem;

    [Theory]
    [InlineData(Readers + 2)]
    [InlineData(3)]
    public void No_reader_ever_sees_a_mixture(int slots)
    {
        _contents.Fill(_source, version: 1);
        var publisher = new WeightPublisher<Served>(_source, slots);
        var leases = new long[Readers];
        Thread[] readers = [.. Enumerable.Range(0, Readers)
            .Select(reader => new Thread(() => TryRead(publisher, reader, ref leases[reader])))];
        Array.ForEach(readers, reader => reader.Start());

        int refusals = Publish(publisher);
        _isOver = true;
        Array.ForEach(readers, reader => reader.Join());

        output.WriteLine($"{publisher.Version} versions, {leases.Sum()} leases, {refusals} publications that found no slot");
        Assert.Null(_problem);
        Assert.True(publisher.Version > 1000, $"Only {publisher.Version} versions were published.");
        Assert.All(leases, count => Assert.True(count > 100, $"A reader had {count} leases only."));
        if (slots >= Readers + 2)
        {
            Assert.Equal(0, refusals);
        }
    }

    /// <returns>How many publications found no slot.</returns>
    private int Publish(WeightPublisher<Served> publisher)
    {
        int refusals = 0;
        var clock = Stopwatch.StartNew();
        for (long version = 2; clock.Elapsed < s_duration && _problem is null;)
        {
            _contents.Fill(_source, version);
            if (publisher.Publish(_source))
            {
                Check(publisher.Version == version, $"The version is {publisher.Version}, not {version}.");
                version++;
            }
            else
            {
                refusals++;
                Thread.Yield();
            }
        }

        return refusals;
    }

    private void TryRead(WeightPublisher<Served> publisher, int reader, ref long leases)
    {
        try
        {
            Read(publisher, reader, ref leases);
        }
        catch (Exception error)
        {
            _problem = error.ToString();
        }
    }

    private void Read(WeightPublisher<Served> publisher, int reader, ref long leases)
    {
        var contents = new VersionedContents();
        var random = new Random(reader);
        long newest = 0;
        while (!_isOver && _problem is null)
        {
            long published = publisher.Version;
            using WeightLease<Served> weights = publisher.Acquire();
            Check(weights.Version >= newest, $"Version {weights.Version} came after {newest}.");
            Check(weights.Version >= published, $"Version {weights.Version} came after {published} was published.");
            newest = weights.Version;
            CheckContents(contents, weights);

            // A lease that lasts, so that slots are scarce.
            if (random.Next(16) == 0)
            {
                Thread.Sleep(random.Next(2));
                CheckContents(contents, weights);
            }

            leases++;
        }
    }

    private void CheckContents(VersionedContents contents, in WeightLease<Served> weights)
    {
        if (contents.FindOther(weights.Network, weights.Version) is { } problem)
        {
            _problem = problem;
        }
    }

    private void Check(bool isRight, string problem) => _problem = isRight ? _problem : problem;
}
