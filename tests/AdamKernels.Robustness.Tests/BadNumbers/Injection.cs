using AdamKernels.Runtime;

namespace AdamKernels.Robustness.Tests.BadNumbers;

/// <summary>A bad number and what happens around it. The seed alone decides all of it.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Slot">Where it goes.</param>
/// <param name="Value">The number.</param>
/// <param name="Policy">The policy of the trainer.</param>
/// <param name="Way">How the batch is trained on.</param>
/// <param name="WarmUp">Good batches before.</param>
/// <param name="Rows">Samples of the batch.</param>
/// <param name="Index">Decides which element of the slot it is.</param>
internal sealed record Injection(
    ulong Seed, Slot Slot, float Value, NonFinitePolicy Policy, Way Way, int WarmUp, int Rows, int Index)
{
    private static readonly float[] Values =
    [
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, float.Epsilon, 1.1754942e-38f, float.MaxValue, -float.MaxValue,
    ];

    /// <summary>Draws a case for a network.</summary>
    public static Injection Draw(ulong seed, NetworkDescription description)
    {
        const int MaxWarmUp = 3;
        const int MaxIndex = 1 << 20;
        var random = new DeterministicRandom(seed);
        return new Injection(
            seed,
            Pick(Enum.GetValues<Slot>(), ref random),
            Pick(Values, ref random),
            Pick(Enum.GetValues<NonFinitePolicy>(), ref random),
            Pick(Enum.GetValues<Way>(), ref random),
            WarmUp: random.NextInt32(MaxWarmUp + 1),
            Rows: 1 + random.NextInt32(description.MaxBatchSize),
            random.NextInt32(MaxIndex));
    }

    private static T Pick<T>(T[] values, ref DeterministicRandom random) => values[random.NextInt32(values.Length)];
}
