using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>
    /// The largest of 16 lanes, in a fixed tree: lane i with lane (i + 8), then i with (i + 4), (i + 2), (i + 1);
    /// each pair becomes <c>b > a ? b : a</c>.
    /// </summary>
    /// <remarks>The tree is part of the determinism contract: all overloads give the same bits for the same 16 values.</remarks>
    /// <param name="lanes">Lanes 0 to 15.</param>
    /// <returns>The largest value.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxLanes(Vector512<float> lanes) => MaxLanes(lanes.GetLower(), lanes.GetUpper());

    /// <inheritdoc cref="MaxLanes(Vector512{float})"/>
    /// <param name="lanes0To7">Lanes 0 to 7.</param>
    /// <param name="lanes8To15">Lanes 8 to 15.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxLanes(Vector256<float> lanes0To7, Vector256<float> lanes8To15)
    {
        Vector256<float> eight = Larger(lanes0To7, lanes8To15);
        return MaxLanesOf4(Larger(eight.GetLower(), eight.GetUpper()));
    }

    /// <inheritdoc cref="MaxLanes(Vector512{float})"/>
    /// <param name="lanes0To3">Lanes 0 to 3.</param>
    /// <param name="lanes4To7">Lanes 4 to 7.</param>
    /// <param name="lanes8To11">Lanes 8 to 11.</param>
    /// <param name="lanes12To15">Lanes 12 to 15.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxLanes(
        Vector128<float> lanes0To3, Vector128<float> lanes4To7, Vector128<float> lanes8To11, Vector128<float> lanes12To15)
    {
        Vector128<float> lower = Larger(lanes0To3, lanes8To11);
        Vector128<float> upper = Larger(lanes4To7, lanes12To15);
        return MaxLanesOf4(Larger(lower, upper));
    }

    /// <inheritdoc cref="MaxLanes(Vector512{float})"/>
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
    public static float MaxLanes(
        float lane0, float lane1, float lane2, float lane3, float lane4, float lane5, float lane6, float lane7,
        float lane8, float lane9, float lane10, float lane11, float lane12, float lane13, float lane14, float lane15)
    {
        float four0 = Larger(Larger(lane0, lane8), Larger(lane4, lane12));
        float four1 = Larger(Larger(lane1, lane9), Larger(lane5, lane13));
        float four2 = Larger(Larger(lane2, lane10), Larger(lane6, lane14));
        float four3 = Larger(Larger(lane3, lane11), Larger(lane7, lane15));
        return Larger(Larger(four0, four2), Larger(four1, four3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float MaxLanesOf4(Vector128<float> four)
    {
        Vector128<float> two = Larger(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3)));

        // Vectors to the end: comparing two floats would be a branch, which logits make hard to predict.
        return Larger(two, Vector128.Shuffle(two, Vector128.Create(1, 1, 1, 1))).ToScalar();
    }

    // Compare and select: processors differ in how their maximum instructions treat NaN and zeros of both signs.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Larger(float a, float b) => LanesScalar.SelectLess(a, b, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) => Lanes128.SelectLess(a, b, b, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Larger(Vector256<float> a, Vector256<float> b) => Lanes256.SelectLess(a, b, b, a);
}
