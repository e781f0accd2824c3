namespace AdamKernels.Tests.Numerics;

/// <summary>The expected numbers come from a separate implementation of the specification, in Python's unbounded integers.</summary>
public class DeterministicRandomTests
{
    /// <summary>The published reference vector of xoshiro256** for the state 1, 2, 3, 4.</summary>
    [Fact]
    public void Bits_follow_the_reference_implementation()
    {
        DeterministicRandom random = DeterministicRandom.FromState([1, 2, 3, 4]);
        ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600];
        Assert.Equal(expected, Draw(6, () => random.NextUInt64()));
    }

    public static TheoryData<ulong, ulong[], ulong[]> Seeds => new()
    {
        {
            0,
            [0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f, 0xf88bb8a8724c81ec],
            [0x99ec5f36cb75f2b4, 0xbf6e1f784956452a, 0x1a5f849d4933e6e0, 0x6aa594f1262d2d2c]
        },
        {
            42,
            [0xbdd732262feb6e95, 0x28efe333b266f103, 0x47526757130f9f52, 0x581ce1ff0e4ae394],
            [0x15780b2e0c2ec716, 0x6104d9866d113a7e, 0xae17533239e499a1, 0xecb8ad4703b360a1]
        },
        {
            ulong.MaxValue,
            [0xe4d971771b652c20, 0xe99ff867dbf682c9, 0x382ff84cb27281e9, 0x6d1db36ccba982d2],
            [0x8f5520d52a7ead08, 0xc476a018caa1802d, 0x81de31c0d260469e, 0xbf658d7e065f3c2f]
        },
    };

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_seed_gives_its_state_and_its_sequence(ulong seed, ulong[] state, ulong[] expected)
    {
        var random = new DeterministicRandom(seed);
        ulong[] actualState = new ulong[DeterministicRandom.StateLength];
        random.CopyStateTo(actualState);
        Assert.Equal(state, actualState);
        Assert.Equal(expected, Draw(4, () => random.NextUInt64()));
    }

    [Fact]
    public void Singles_are_the_top_24_bits()
    {
        var random = new DeterministicRandom(7);
        float[] expected = [11753722f / 16777216f, 4676669f / 16777216f, 14086611f / 16777216f, 16460088f / 16777216f];
        Assert.Equal(expected, Draw(4, () => random.NextSingle()));
    }

    [Fact]
    public void Integers_follow_the_specification()
    {
        var random = new DeterministicRandom(7);
        Assert.Equal([7, 2, 8, 9, 9, 8, 0, 1, 4, 1, 5, 7], Draw(12, () => random.NextInt32(10)));
    }

    // This bound rejects a quarter of all draws (4 of the 12 here), so that the numbers tell whether rejection is right.
    [Fact]
    public void Integers_are_rejected_where_they_would_be_biased()
    {
        var random = new DeterministicRandom(7);
        int[] expected = [1128357405, 448960280, 1595892185, 1405700821, 97848072, 650214872, 871933549, 1178740149];
        Assert.Equal(expected, Draw(8, () => random.NextInt32(0x60000001)));

        var same = new DeterministicRandom(7);
        Draw(12, () => same.NextUInt64());
        Assert.Equal(same.NextUInt64(), random.NextUInt64());
    }

    [Fact]
    public void Integers_are_spread_evenly()
    {
        var random = new DeterministicRandom(8);
        int[] counts = new int[3];
        for (int i = 0; i < 300_000; i++)
        {
            counts[random.NextInt32(3)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 99_000, 101_000));
        Assert.Equal(0, random.NextInt32(1));
    }

    [Fact]
    public void Shuffle_follows_the_specification()
    {
        var random = new DeterministicRandom(3);
        int[] items = [.. Enumerable.Range(0, 10)];
        random.Shuffle(items);
        Assert.Equal([9, 4, 8, 0, 7, 2, 3, 1, 5, 6], items);
    }

    [Fact]
    public void A_recorded_state_continues_the_sequence()
    {
        var random = new DeterministicRandom(9);
        Draw(5, () => random.NextUInt64());
        Span<ulong> state = stackalloc ulong[DeterministicRandom.StateLength];
        random.CopyStateTo(state);
        DeterministicRandom restored = DeterministicRandom.FromState(state);
        Assert.Equal(Draw(5, () => random.NextUInt64()), Draw(5, () => restored.NextUInt64()));
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DeterministicRandom.FromState([0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => DeterministicRandom.FromState([1, 2, 3]));
        Assert.Throws<ArgumentException>(() => new DeterministicRandom(1).CopyStateTo(new ulong[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeterministicRandom(1).NextInt32(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DeterministicRandom(1).NextInt32(-1));
        Assert.Throws<InvalidOperationException>(() => default(DeterministicRandom).NextUInt64());
        Assert.Throws<InvalidOperationException>(() => default(DeterministicRandom).NextInt32(3));
    }

    private static T[] Draw<T>(int count, Func<T> next)
    {
        T[] values = new T[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = next();
        }

        return values;
    }
}
