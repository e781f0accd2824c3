using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdamKernels;

public static partial class VectorMath
{
    /// <summary>
    /// Dropout: 0 for randomly chosen lanes, x times a factor for the others. The choice depends only on the key and the position.
    /// </summary>
    /// <param name="x">The values.</param>
    /// <param name="place">Position of the first lane; the others follow.</param>
    /// <param name="first">First half of the key.</param>
    /// <param name="second">Second half of the key.</param>
    /// <param name="threshold">A value is dropped if its random number, from 0 to 2^24 - 1, is below this threshold.</param>
    /// <param name="factor">Factor of the values that are kept.</param>
    /// <returns>The values after dropout.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Drop(Vector512<float> x, int place, int first, int second, int threshold, Vector512<float> factor) =>
        DropFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(
            x, Vector512.Create(place) + Vector512<int>.Indices, first, second, threshold, factor);

    /// <inheritdoc cref="Drop(Vector512{float}, int, int, int, int, Vector512{float})"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Drop(Vector256<float> x, int place, int first, int second, int threshold, Vector256<float> factor) =>
        DropFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(
            x, Vector256.Create(place) + Vector256<int>.Indices, first, second, threshold, factor);

    /// <inheritdoc cref="Drop(Vector512{float}, int, int, int, int, Vector512{float})"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Drop(Vector128<float> x, int place, int first, int second, int threshold, Vector128<float> factor) =>
        DropFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(
            x, Vector128.Create(place) + Vector128<int>.Indices, first, second, threshold, factor);

    /// <inheritdoc cref="Drop(Vector512{float}, int, int, int, int, Vector512{float})"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Drop(float x, int place, int first, int second, int threshold, float factor) =>
        DropFormula.Evaluate<LanesScalar, float, int>(x, place, first, second, threshold, factor);
}
