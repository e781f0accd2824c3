namespace AdamKernels.Tests.Serving.Model;

/// <summary>The algorithm with one thing changed that looks harmless.</summary>
internal static class PublishMutants
{
    /// <summary>The mutants, and what readers notice. A write to a slot that a reader uses comes before, in all but two.</summary>
    public static readonly (PublishModel Model, string Problem)[] All =
    [
        (Reading(
            "a reader reads the index, then counts",
            [ReaderSteps.ReadIndex, ReaderSteps.AddLease, ReaderSteps.ReadFirst, ReaderSteps.ReadLast, ReaderSteps.Release]),
            ReaderSteps.Mixture),
        (Reading(
            "a reader counts, then reads the index",
            [ReaderSteps.AddLease, ReaderSteps.ReadIndex, ReaderSteps.ReadFirst, ReaderSteps.ReadLast, ReaderSteps.Release]),
            ReaderSteps.Mixture),
        (Reading("a reader does not count", [ReaderSteps.ReadIndex, ReaderSteps.ReadFirst, ReaderSteps.ReadLast]), ReaderSteps.Mixture),
        (Reading(
            "a reader reads before its addition: no acquire",
            [ReaderSteps.ReadIndex, ReaderSteps.ReadFirst, ReaderSteps.AcquireLate, ReaderSteps.ReadLast, ReaderSteps.Release]),
            ReaderSteps.Mixture),
        (Reading(
            "a reader reads after it let go: no release",
            [ReaderSteps.Acquire, ReaderSteps.ReadFirst, ReaderSteps.Release, ReaderSteps.ReadLast]),
            ReaderSteps.Mixture),
        (Reading(
            "a reader lets go by a read and a write",
            [ReaderSteps.Acquire, ReaderSteps.ReadFirst, ReaderSteps.ReadLast, ReaderSteps.ReadReleased, ReaderSteps.WriteReleased]),
            StateSearch.Lost),
        (Publishing(
            "the publisher does not look at the counts",
            [PublisherSteps.FindAny, .. Filling, PublisherSteps.Exchange, PublisherSteps.MoveCount]),
            ReaderSteps.Mixture),
        (Publishing(
            "the publisher looks at the counts before it moves the last one",
            [PublisherSteps.FindFree, PublisherSteps.MoveCount, .. Filling, PublisherSteps.Exchange]),
            ReaderSteps.Mixture),
        (Publishing(
            "the publisher does not move the count",
            [PublisherSteps.FindFree, .. Filling, PublisherSteps.Exchange]),
            ReaderSteps.Mixture),
        (Publishing(
            "the publisher exchanges by a read and a write",
            [PublisherSteps.FindFree, .. Filling, PublisherSteps.ReadCurrent, PublisherSteps.WriteCurrent, PublisherSteps.MoveCount]),
            ReaderSteps.Mixture),
        (Publishing(
            "the last value is written after the exchange: no release",
            [
                PublisherSteps.FindFree,
                PublisherSteps.WriteFirst,
                PublisherSteps.Exchange,
                PublisherSteps.WriteLast,
                PublisherSteps.MoveCount,
            ]),
            ReaderSteps.Mixture),
        (Publishing(
            "the slot is filled at once and read at once, but after the exchange",
            [PublisherSteps.FindFree, PublisherSteps.Exchange, PublisherSteps.WriteBoth, PublisherSteps.MoveCount]) with
            {
                Reader = [ReaderSteps.Acquire, ReaderSteps.ReadBoth, ReaderSteps.Release],
            },
            ReaderSteps.Backwards),
        (new PublishModel { Name = "counts wrap at the number of leases", Modulus = 2 }, ReaderSteps.Mixture),
        (new PublishModel { Name = "one slot more than readers", Slots = 3 }, PublisherSteps.NoSlot),
    ];

    private static ModelStep[] Filling => [PublisherSteps.WriteFirst, PublisherSteps.WriteLast];

    private static PublishModel Reading(string name, ModelStep[] steps) => new() { Name = name, Reader = steps };

    private static PublishModel Publishing(string name, ModelStep[] steps) => new() { Name = name, Publisher = steps };
}
