using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AdamKernels;

/// <summary>Applies a formula to every element of a span, on the widest vectors of the machine.</summary>
internal static class ElementwiseMap
{
    /// <summary>destination[i] = formula(source[i]).</summary>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap without being identical.</exception>
    public static void Apply<TFormula>(ReadOnlySpan<float> source, Span<float> destination)
        where TFormula : struct, IFormula
    {
        if (source.Length != destination.Length)
        {
            ThrowLengthsDiffer(source.Length, destination.Length);
        }

        if (source.Overlaps(destination, out int offset) && offset != 0)
        {
            ThrowOverlap();
        }

        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(destination);
        nuint length = (nuint)source.Length;
        nuint i = 0;

        // What one width leaves over goes to the next narrower one. All widths give the same bits, so the position of an element
        // in the span does not matter.
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 16 <= length; i += 16)
            {
                TFormula.Evaluate<Lanes512, Vector512<float>, Vector512<int>>(Vector512.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
            }
        }

        if (Vector256.IsHardwareAccelerated && Fma.IsSupported)
        {
            for (; i + 8 <= length; i += 8)
            {
                TFormula.Evaluate<Lanes256, Vector256<float>, Vector256<int>>(Vector256.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
            }
        }

        if (Vector128.IsHardwareAccelerated && (Fma.IsSupported || AdvSimd.IsSupported))
        {
            for (; i + 4 <= length; i += 4)
            {
                TFormula.Evaluate<Lanes128, Vector128<float>, Vector128<int>>(Vector128.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
            }
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref to, i) = TFormula.Evaluate<LanesScalar, float, int>(Unsafe.Add(ref from, i));
        }
    }

    // Outside the loops, which are compiled once per formula.
    [DoesNotReturn]
    private static void ThrowLengthsDiffer(int source, int destination) => throw new ArgumentException(
        $"Expected a destination of {source} elements, as many as the source has, but got {destination}.", nameof(destination));

    [DoesNotReturn]
    private static void ThrowOverlap() => throw new ArgumentException(
        "Expected a destination that is the same memory as the source or does not overlap it, but it overlaps at another "
        + "position.", "destination");
}
