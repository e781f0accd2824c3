using SampleKit.Data;

namespace OptimizerRace;

/// <summary>The layer sizes and the batch size of all networks in the race.</summary>
/// <remarks>
/// Two hidden layers of ReLU and batches of 128, as in the comparison on digits of the paper that describes Adam (Kingma and Ba, 2015,
/// section 6.2). Its layers have 1000 units; these are smaller so that the race takes seconds.
/// </remarks>
internal static class Shape
{
    public const int Inputs = DigitSet.PixelsPerImage;
    public const int Hidden = 128;
    public const int Classes = DigitSet.Classes;
    public const int Batch = 128;
}
