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
    private const ulong Half = One / 2;

    private readonly ulong _from;
    private readonly ulong _to;

    private Portion(ulong from, ulong to) => (_from, _to) = (from, to);

    /// <summary>All tiles.</summary>
    public static Portion Whole => new(0, One);

    /// <summary>Whether it has all tiles, however many there are.</summary>
    public bool IsWhole => _from == 0 && _to == One;

    /// <summary>Whether the tiles include the last one, and with it the rows that do not fill a tile.</summary>
    public bool HasEnd => _to == One && _from < One;

    /// <summary>One of several portions of about the same size.</summary>
    /// <param name="index">Which one, from 0.</param>
    /// <param name="count">Number of portions, at least 1.</param>
    public static Portion Of(int index, int count) => Between(index, index + 1, count);

    /// <summary>What lies between two marks of a scale.</summary>
    /// <param name="from">The first mark, from 0.</param>
    /// <param name="to">The second mark, not before the first.</param>
    /// <param name="length">The last mark of the scale, at least 1.</param>
    public static Portion Between(long from, long to, int length)
    {
        return new(Fraction(from), Fraction(to));

        ulong Fraction(long mark) => ((ulong)mark << Bits) / (ulong)length;
    }

    /// <summary>The first tile of the portion.</summary>
    /// <param name="tiles">Number of all tiles, below 2³¹.</param>
    public nuint First(nuint tiles) => Nearest(tiles, _from);

    /// <summary>The tile after the last one of the portion.</summary>
    /// <param name="tiles">Number of all tiles, below 2³¹.</param>
    public nuint End(nuint tiles) => Nearest(tiles, _to);

    /// <summary>The boundary between tiles that is nearest to a fraction: of two portions at a boundary, both find the same one.</summary>
    private static nuint Nearest(nuint tiles, ulong fraction) => (nuint)((tiles * fraction + Half) >> Bits);
}
