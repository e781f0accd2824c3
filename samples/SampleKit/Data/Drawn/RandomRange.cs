using AdamKernels;

namespace SampleKit.Data.Drawn;

/// <summary>Random numbers from a range.</summary>
internal static class RandomRange
{
    public static float Between(this ref DeterministicRandom random, float low, float high) =>
        low + ((high - low) * random.NextSingle());
}
