namespace AdamKernels.Tests.Samples.Live;

/// <summary>Samples for the service.</summary>
internal static class PumpSamples
{
    public static (float[] Inputs, float Target)[] Draw(ulong seed, int count)
    {
        var random = new DeterministicRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            float[] inputs = [.. Enumerable.Range(0, 4).Select(_ => 2 * random.NextSingle() - 1)];
            return (inputs, inputs[0] * inputs[1] - inputs[2]);
        })];
    }
}
