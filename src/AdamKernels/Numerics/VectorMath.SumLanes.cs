using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>The sum of 16 lanes, in a fixed tree: lane i + lane (i + 8), then i + (i + 4), i + (i + 2), i + (i + 1).</summary>
    /// <remarks>The tree is part of the determinism contract: all overloads give the same bits for the same 16 values.</remarks>
    /// <param name="lanes">Lanes 0 to 15.</param>
    /// <returns>The sum.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumLanes(Vector512<float> lanes) => SumLanes(lanes.GetLower(), lanes.GetUpper());

    /// <inheritdoc cref="SumLanes(Vector512{float})"/>
    /// <param name="lanes0To7">Lanes 0 to 7.</param>
    /// <param name="lanes8To15">Lanes 8 to 15.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumLanes(Vector256<float> lanes0To7, Vector256<float> lanes8To15)
    {
        Vector256<float> eight = lanes0To7 + lanes8To15;
        return SumLanesOf4(eight.GetLower() + eight.GetUpper());
    }

    /// <inheritdoc cref="SumLanes(Vector512{float})"/>
    /// <param name="lanes0To3">Lanes 0 to 3.</param>
    /// <param name="lanes4To7">Lanes 4 to 7.</param>
    /// <param name="lanes8To11">Lanes 8 to 11.</param>
    /// <param name="lanes12To15">Lanes 12 to 15.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumLanes(
        Vector128<float> lanes0To3, Vector128<float> lanes4To7, Vector128<float> lanes8To11, Vector128<float> lanes12To15)
    {
        Vector128<float> lower = lanes0To3 + lanes8To11;
        Vector128<float> upper = lanes4To7 + lanes12To15;
        return SumLanesOf4(lower + upper);
    }

    /// <inheritdoc cref="SumLanes(Vector512{float})"/>
    /// <param name="lane0">Lane 0.</param>
    /// <param name="lane1">Lane 1.</param>
    /// <param name="lane2">Lane 2.</param>
    /// <param name="lane3">Lane 3.</param>
    /// <param name="lane4">Lane 4.</param>
    /// <param name="lane5">Lane 5.</param>
    /// <param name="lane6">Lane 6.</param>
    /// <param name="lane7">Lane 7.</param>
    /// <param name="lane8">Lane 8.</param>
    /// <param name="lane9">Lane 9.</param>
    /// <param name="lane10">Lane 10.</param>
    /// <param name="lane11">Lane 11.</param>
    /// <param name="lane12">Lane 12.</param>
    /// <param name="lane13">Lane 13.</param>
    /// <param name="lane14">Lane 14.</param>
    /// <param name="lane15">Lane 15.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SumLanes(
        float lane0, float lane1, float lane2, float lane3, float lane4, float lane5, float lane6, float lane7,
        float lane8, float lane9, float lane10, float lane11, float lane12, float lane13, float lane14, float lane15)
    {
        float four0 = (lane0 + lane8) + (lane4 + lane12);
        float four1 = (lane1 + lane9) + (lane5 + lane13);
        float four2 = (lane2 + lane10) + (lane6 + lane14);
        float four3 = (lane3 + lane11) + (lane7 + lane15);
        return (four0 + four2) + (four1 + four3);
    }

    /// <summary>Four such sums at once, in about half as many instructions.</summary>
    /// <param name="a">Lanes 0 to 15 of the first sum.</param>
    /// <param name="b">Lanes 0 to 15 of the second sum.</param>
    /// <param name="c">Lanes 0 to 15 of the third sum.</param>
    /// <param name="d">Lanes 0 to 15 of the fourth sum.</param>
    /// <returns>The sums in the order of the parameters.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumLanes(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        if (!Avx512F.IsSupported)
        {
            return SumLanes(a.GetLower(), a.GetUpper(), b.GetLower(), b.GetUpper(), c.GetLower(), c.GetUpper(), d.GetLower(), d.GetUpper());
        }

        // Lanes i and i + 8 of two sums side by side, then i and i + 4 of all four, one in each quarter.
        Vector512<float> ab = a.WithUpper(b.GetLower()) + Avx512F.Shuffle4x128(a, b, 0b11_10_11_10);
        Vector512<float> cd = c.WithUpper(d.GetLower()) + Avx512F.Shuffle4x128(c, d, 0b11_10_11_10);
        Vector512<float> four = Avx512F.Shuffle4x128(ab, cd, 0b10_00_10_00) + Avx512F.Shuffle4x128(ab, cd, 0b11_01_11_01);
        four += Avx512F.Permute4x32(four, 0b11_10_11_10);
        four += Avx512F.Permute4x32(four, 0b01_01_01_01);
        return Avx512F.PermuteVar16x32(four, Vector512.Create(0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12)).GetLower().GetLower();
    }

    /// <inheritdoc cref="SumLanes(Vector512{float}, Vector512{float}, Vector512{float}, Vector512{float})"/>
    /// <param name="a0To7">Lanes 0 to 7 of the first sum.</param>
    /// <param name="a8To15">Lanes 8 to 15 of the first sum.</param>
    /// <param name="b0To7">Lanes 0 to 7 of the second sum.</param>
    /// <param name="b8To15">Lanes 8 to 15 of the second sum.</param>
    /// <param name="c0To7">Lanes 0 to 7 of the third sum.</param>
    /// <param name="c8To15">Lanes 8 to 15 of the third sum.</param>
    /// <param name="d0To7">Lanes 0 to 7 of the fourth sum.</param>
    /// <param name="d8To15">Lanes 8 to 15 of the fourth sum.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SumLanes(
        Vector256<float> a0To7, Vector256<float> a8To15, Vector256<float> b0To7, Vector256<float> b8To15,
        Vector256<float> c0To7, Vector256<float> c8To15, Vector256<float> d0To7, Vector256<float> d8To15)
    {
        Vector256<float> a = a0To7 + a8To15, b = b0To7 + b8To15, c = c0To7 + c8To15, d = d0To7 + d8To15;
        return SumLanesOf4(
            a.GetLower() + a.GetUpper(), b.GetLower() + b.GetUpper(), c.GetLower() + c.GetUpper(), d.GetLower() + d.GetUpper());
    }

    /// <summary>Sums of four lanes, four at once: the pairs (i, i + 2) side by side, then the pairs (i, i + 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> SumLanesOf4(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        // a0+a2, b0+b2, a1+a3, b1+b3; and c, d the same.
        Vector128<float> ab = Interleaving.Low(a, b) + Interleaving.High(a, b);
        Vector128<float> cd = Interleaving.Low(c, d) + Interleaving.High(c, d);
        return JoinLower(ab, cd) + JoinUpper(ab, cd);
    }

    /// <summary>a0, a1, b0, b1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> JoinLower(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.MoveLowToHigh(a, b) : Vector128.Create(a.GetLower(), b.GetLower());

    /// <summary>a2, a3, b2, b3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> JoinUpper(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.MoveHighToLow(b, a) : Vector128.Create(a.GetUpper(), b.GetUpper());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float SumLanesOf4(Vector128<float> four)
    {
        Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3));
        return two.ToScalar() + two.GetElement(1);
    }
}
