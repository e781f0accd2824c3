using AdamKernels;
using SampleKit.Data;

namespace DigitSample.Training;

/// <summary>The digits of a set in random order, each shifted by a few pixels: in every epoch the network sees other images.</summary>
internal sealed class ShiftedDigits(DigitSet digits) : IBatchSource
{
    /// <summary>Pixels by which a digit is shifted at most, to the left, right, top and bottom.</summary>
    public const int MaxShift = 2;

    private const int Side = DigitSet.ImageSide;

    private readonly int[] _order = [.. Enumerable.Range(0, digits.Count)];
    private DeterministicRandom _random;
    private int _next;

    public long? SampleCount => digits.Count;

    public bool HasLabels => true;

    public void BeginEpoch(ulong seed)
    {
        // From the same order in each epoch, so that the seed alone decides.
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        _random = new DeterministicRandom(seed);
        _random.Shuffle(_order);
        _next = 0;
    }

    public int FillBatch(BatchSpans batch)
    {
        for (int row = 0; row < batch.Count; row++)
        {
            int digit = _order[_next++];
            int right = _random.NextInt32(2 * MaxShift + 1) - MaxShift;
            int down = _random.NextInt32(2 * MaxShift + 1) - MaxShift;
            Shift(
                digits.Images.AsSpan(digit * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage),
                right,
                down,
                batch.Inputs.Slice(row * DigitSet.PixelsPerImage, DigitSet.PixelsPerImage));
            batch.Labels[row] = digits.Labels[digit];
        }

        return batch.Count;
    }

    /// <summary>Shifts an image. Pixels from outside are paper, 0.</summary>
    internal static void Shift(ReadOnlySpan<float> image, int right, int down, Span<float> shifted)
    {
        shifted.Clear();
        int width = Side - Math.Abs(right);
        for (int y = Math.Max(0, -down); y < Side - Math.Max(0, down); y++)
        {
            image.Slice(y * Side + Math.Max(0, -right), width).CopyTo(shifted[((y + down) * Side + Math.Max(0, right))..]);
        }
    }
}
