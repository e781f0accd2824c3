using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// The sum of the terms of a loss, in the order of the rows: in double if a sample has one term, otherwise in 16 lanes (column mod 16) of
/// floats, which are added in a fixed tree. One thread adds all terms, whichever threads computed them.
/// </summary>
internal struct LossSum
{
    private Vector512<float> _lanes;
    private double _total;

    /// <summary>Adds the terms of some rows.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="terms">The first term of the first row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Outputs of a row.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    public void Add(LossDescription loss, ref float terms, int rows, int columns, int stride)
    {
        nuint end = (nuint)rows * (nuint)stride;
        if (loss.HasTermPerSample)
        {
            double total = _total;
            for (nuint row = 0; row < end; row += (nuint)stride)
            {
                total += Unsafe.Add(ref terms, row);
            }

            _total = total;
            return;
        }

        Vector512<float> lanes = _lanes;
        for (nuint row = 0; row < end; row += (nuint)stride)
        {
            // The padding is zero.
            for (nuint column = 0; column < (nuint)columns; column += (nuint)Vector512<float>.Count)
            {
                lanes += Vector512.LoadUnsafe(ref terms, row + column);
            }
        }

        _lanes = lanes;
    }

    /// <summary>Adds the losses of samples with weights.</summary>
    /// <param name="loss">What a sample adds to the loss of the batch.</param>
    public void AddWeighted(float loss) => _total += loss;

    /// <summary>Adds the sum of later rows.</summary>
    public void Add(in LossSum later)
    {
        _lanes += later._lanes;
        _total += later._total;
    }

    /// <summary>The loss of the samples with weights that were added.</summary>
    public readonly float GetWeightedLoss() => (float)_total;

    /// <summary>The loss of the rows that were added.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="divisor">What the loss is divided by, besides the outputs of a row.</param>
    /// <param name="columns">Outputs of a row.</param>
    public readonly float GetLoss(LossDescription loss, double divisor, int columns) =>
        (float)(loss.HasTermPerSample ? _total / divisor : VectorMath.SumLanes(_lanes) / (divisor * columns));
}
