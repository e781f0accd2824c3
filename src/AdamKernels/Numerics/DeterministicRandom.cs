using System.Numerics;

namespace AdamKernels;

/// <summary>
/// Random numbers that are the same on every platform and in every version: xoshiro256**, seeded by SplitMix64.
/// </summary>
/// <remarks>
/// <para>All arithmetic is on unsigned 64-bit integers, modulo 2^64; rotl(x, k) rotates x left by k bits.</para>
/// <para><b>Seed.</b> With z = seed, each of the four state words s0, s1, s2, s3 in turn is the next output of SplitMix64:
/// z += 0x9E3779B97F4A7C15; x = z; x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9; x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
/// the word is x ^ (x >> 31).</para>
/// <para><b>64 bits</b> (<see cref="NextUInt64"/>). result = rotl(s1 * 5, 7) * 9; t = s1 &lt;&lt; 17; s2 ^= s0; s3 ^= s1; s1 ^= s2;
/// s0 ^= s3; s2 ^= t; s3 = rotl(s3, 45).</para>
/// <para><b>A float in [0, 1)</b> (<see cref="NextSingle"/>). (next 64 bits >> 40) * 2^-24: every multiple of 2^-24 with the same
/// probability, without rounding.</para>
/// <para><b>An integer in [0, n)</b> (<see cref="NextInt32"/>), after Lemire: x = next 64 bits >> 32; m = x * n. If the low 32 bits
/// of m are below (2^32 - n) mod n, start again with the next 64 bits; otherwise the result is m >> 32. At least one number is drawn,
/// even for n = 1.</para>
/// <para><b>Shuffle</b> (<see cref="Shuffle"/>). For i = length - 1 down to 1: j = an integer in [0, i + 1); exchange the items at
/// i and j.</para>
/// <para><b>A normal number</b>: see <see cref="NextNormal"/>.</para>
/// <para>The generator is a value: a copy continues independently. Pass it by reference to draw from one sequence.
/// Do not use it for secrets.</para>
/// </remarks>
public struct DeterministicRandom
{
    /// <summary>The number of 64-bit words in the state.</summary>
    public const int StateLength = 4;

    private const float UnitOf24Bits = 1f / 16777216f;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the sequence of a seed.</summary>
    /// <param name="seed">Any value, 0 included; different seeds give unrelated sequences.</param>
    public DeterministicRandom(ulong seed)
    {
        _s0 = NextSplitMix64(ref seed);
        _s1 = NextSplitMix64(ref seed);
        _s2 = NextSplitMix64(ref seed);
        _s3 = NextSplitMix64(ref seed);
    }

    /// <summary>Continues a sequence where <see cref="CopyStateTo"/> recorded it.</summary>
    /// <param name="state">The <see cref="StateLength"/> words s0, s1, s2, s3.</param>
    /// <returns>A generator that continues where the recording stopped.</returns>
    /// <exception cref="ArgumentException">
    /// The state is not four words, or all of them are 0, which the generator never reaches.
    /// </exception>
    public static DeterministicRandom FromState(ReadOnlySpan<ulong> state)
    {
        if (state.Length != StateLength)
        {
            throw new ArgumentException($"Expected a state of {StateLength} words, but got {state.Length}.", nameof(state));
        }

        var random = new DeterministicRandom { _s0 = state[0], _s1 = state[1], _s2 = state[2], _s3 = state[3] };
        if (random.IsAllZero)
        {
            throw new ArgumentException(
                "Expected a state that is not all zeros: from that, the generator would only return 0.", nameof(state));
        }

        return random;
    }

    /// <summary>Copies the state out, for <see cref="FromState"/>.</summary>
    /// <param name="state">Receives s0, s1, s2, s3: <see cref="StateLength"/> words.</param>
    /// <exception cref="ArgumentException">There is not room for exactly four words.</exception>
    public readonly void CopyStateTo(Span<ulong> state)
    {
        if (state.Length != StateLength)
        {
            throw new ArgumentException($"Expected room for {StateLength} words, but got {state.Length}.", nameof(state));
        }

        state[0] = _s0;
        state[1] = _s1;
        state[2] = _s2;
        state[3] = _s3;
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>Any <see cref="ulong"/>, each with the same probability.</returns>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>: it was created without a seed or a state.</exception>
    public ulong NextUInt64()
    {
        // default(DeterministicRandom) would always return 0, and NextInt32 could reject forever.
        if (IsAllZero)
        {
            throw new InvalidOperationException("This DeterministicRandom has no seed. Create it with the constructor or FromState.");
        }

        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A random float of at least 0 and below 1: a multiple of 2^-24.</summary>
    /// <returns>A value in [0, 1).</returns>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>: it was created without a seed or a state.</exception>
    public float NextSingle() => (NextUInt64() >> 40) * UnitOf24Bits;

    /// <summary>A random integer of at least 0 and below a bound, without bias.</summary>
    /// <param name="exclusiveMax">The bound, at least 1.</param>
    /// <returns>A value in [0, <paramref name="exclusiveMax"/>), each with the same probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>: it was created without a seed or a state.</exception>
    public int NextInt32(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMax, 1);

        uint bound = (uint)exclusiveMax;
        ulong product = (NextUInt64() >> 32) * bound;
        if ((uint)product < bound)
        {
            // The threshold is below the bound, so its division is rarely needed.
            uint threshold = (0u - bound) % bound;
            while ((uint)product < threshold)
            {
                product = (NextUInt64() >> 32) * bound;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>A random number of the standard normal distribution: mean 0, variance 1.</summary>
    /// <remarks>
    /// <para>Marsaglia's polar method, in double. u = (next 64 bits >> 11)·2^-52 - 1, then v likewise; s = u·u + v·v. While s is 0 or
    /// at least 1, both are drawn again. The result is u·√(-2·ln s / s). The second number that the method could give is not used, so the
    /// state remains four words. The method needs 2.55 draws of 64 bits on average.</para>
    /// <para>ln s: with s = 2^n·m and m from √½ to √2 (the bits 3FE6A09E667F3BCC), z = (m - 1)/(m + 1) and q = z·z, it is
    /// n·0.69314718055994530942 + 2·(z + z·t), where t = q·(1/3 + q·(1/5 + … + q·(1/23))), from the inside out. Every operation is
    /// rounded once, so that the bits are the same on every platform.</para>
    /// </remarks>
    /// <returns>Any number. Its magnitude exceeds 5 once in 1.7 million draws and never exceeds 12.01.</returns>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>: it was created without a seed or a state.</exception>
    public double NextNormal() => NormalDistribution.Next(ref this);

    /// <summary>Shuffles the items; all orders have the same probability. Allocates nothing.</summary>
    /// <param name="items">The items to reorder in place.</param>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>: it was created without a seed or a state.</exception>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private readonly bool IsAllZero => (_s0 | _s1 | _s2 | _s3) == 0;

    private static ulong NextSplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong x = state;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
