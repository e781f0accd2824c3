using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Shards;

/// <summary>Any number of processes gives the bits of one: losses, parameters and states of the optimizer.</summary>
/// <remarks>
/// A piece that is added in another order, a node that is sent to the wrong place, or an empty shard that is added make these fail.
/// </remarks>
public class GroupBitsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Processes_change_no_bit(int count)
    {
        Check<FiveShards>(count, () => new(seed: 1));
        Check<Sharded>(count, () => new(seed: 1));
        Check<EightShards>(count, () => new(seed: 1));
        Check<AccumulatedShards>(count, () => new(seed: 1));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void More_processes_change_no_bit(int count) => Check<EightShards>(count, () => new(seed: 1));

    /// <summary>Far more processes than this machine has cores.</summary>
    [SkippableTheory]
    [Trait("Category", "Slow")]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(1024)]
    public void Many_processes_change_no_bit(int count)
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        Check<ManyShards>(count, () => new(seed: 1), smallest: 1023);
    }

    private static void Check<TNetwork>(int count, Func<TNetwork> create, int smallest = 1)
        where TNetwork : class, INetwork<TNetwork>
    {
        string expected = Train(new Trainer<TNetwork>(create()), smallest);
        Assert.All(
            LocalGroup.Run(count, group => Train(new Trainer<TNetwork>(create(), null, group), smallest)),
            actual => Assert.Equal(expected, actual));
    }

    /// <summary>Trains with batches of every size, the smallest of which leave some shards empty.</summary>
    private static string Train<TNetwork>(Trainer<TNetwork> trainer, int smallest)
        where TNetwork : class, INetwork<TNetwork>
    {
        var losses = new List<float>();
        for (int rows = TNetwork.Description.MaxBatchSize; rows >= smallest; rows--)
        {
            Batch batch = Batch.For<TNetwork>(rows, (ulong)rows);
            losses.Add(trainer.Step(batch.Inputs, batch.Targets));
        }

        return string.Join(",", Bits.Of(trainer).Prepend(Bits.Of([.. losses])).SelectMany(bits => bits));
    }
}
