using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>
/// A portion of the tiles of a kernel, so that several threads can share its work. Portions <c>Of(0, n)</c> to <c>Of(n - 1, n)</c> have
/// every tile once, however many tiles there are.
/// </summary>
/// <remarks>A fraction from 0 to 1 in fixed point: emitted code finds its tiles by a multiplication and a shift.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Portion
{
    private const int Bits = 32;
    private const ulong One = 1UL << Bits;

    private readonly ulong _from;
    private readonly ulong _to;

    private Portion(ulong from, ulong to) => (_from, _to) = (from, to);

    /// <summary>All tiles.</summary>
    public static Portion Whole => new(0, One);

    /// <summary>Whether the tiles include the last one, and with it the rows that do not fill a tile.</summary>
    public bool HasEnd => _to == One;

    /// <summary>One of several portions of about the same size.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="count">Number of portions, at least 1.</param>
    public static Portion Of(int index, int count)
    {
        return new(Boundary(index), Boundary(index + 1));

        // Rounded up: a product with the number of tiles, rounded down, is then the exact boundary wherever that is a whole tile.
        ulong Boundary(int i) => (((ulong)i << Bits) + (ulong)count - 1) / (ulong)count;
    }

    /// <summary>The first tile of the portion.</summary>
    /// <param name="tiles">Number of all tiles, below 2³².</param>
    public nuint First(nuint tiles) => (nuint)((tiles * _from) >> Bits);

    /// <summary>The tile after the last one of the portion.</summary>
    /// <param name="tiles">Number of all tiles, below 2³².</param>
    public nuint End(nuint tiles) => (nuint)((tiles * _to) >> Bits);
}
