namespace AdamKernels;

/// <summary>
/// Elementary functions and horizontal reductions with the same bits on every instruction set and processor.
/// </summary>
/// <remarks>
/// Each formula is written once, over additions, multiplications, divisions and fused multiply-adds that IEEE 754 defines to the last
/// bit, and is compiled for vectors of 16, 8 and 4 lanes and for single values. So an element's result depends only on the
/// element: not on the width, its position, or the processor. The payload of a NaN argument is passed on; only this may differ
/// between processors.
/// </remarks>
public static partial class VectorMath
{
    // One public class, like TensorPrimitives, and one file per function. The parts share nothing: each has the overloads of its function,
    // and the formula is a type beside it. So they hide no size, and a new function is a new file.
}
