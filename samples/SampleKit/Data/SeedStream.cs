namespace SampleKit.Data;

/// <summary>Constants that are XORed with a seed, so that everything that starts from the same seed draws numbers of its own.</summary>
public static class SeedStream
{
    /// <summary>The order in which the samples are trained.</summary>
    public const ulong Order = 0x8F4B_92D6_0000_0000;

    /// <summary>The digits that are drawn to train with.</summary>
    internal const ulong Training = 0x5DC2_71A4_0000_0000;

    /// <summary>The digits that are drawn to test with.</summary>
    internal const ulong Test = 0xE913_0B67_0000_0000;
}
