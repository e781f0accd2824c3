namespace AdamKernels.Tests.Optimizers;

/// <summary>Gradients that are hard on an optimizer: each parameter gets a kind of its own, step after step.</summary>
internal sealed class GradientSeries(int count, ulong seed = 1)
{
    private static readonly Kind[] Kinds =
    [
        (_, _) => 0.01f,
        (_, _) => -3,
        (step, _) => step % 2 == 0 ? 0.5f : -0.5f,
        (_, _) => 0,
        (step, _) => step < 200 ? 0.3f : 0,
        (step, _) => step % 3 == 0 ? -1e-3f : 0,
        (_, random) => 2 * random - 1,
        (_, random) => (2 * random - 1) * 1e-6f,
        (_, random) => MathF.CopySign(MathF.Pow(10, 24 * random - 12), random * 64 % 1 - 0.5f),
        (step, random) => step % 100 == 50 ? 1e5f * random : 1e-5f * random,
        (step, _) => step % 5 == 0 ? -1e-20f : 1e-20f,
        (_, random) => 1e-19f * random,
        (_, _) => 1e-30f,
        (step, random) => step % 2 == 0 ? 1e-38f * random : -1e-40f,
        (_, _) => float.Epsilon,
        (_, random) => 1e10f * (2 * random - 1),
        (step, _) => step % 7 == 0 ? -1e15f : 1e15f,
        (_, _) => -0f,
    ];

    private DeterministicRandom _random = new(seed);

    private delegate float Kind(int step, float random);

    /// <summary>Values to start from: zero, ordinary, small, large.</summary>
    public float[] Parameters()
    {
        float[] scales = [0, 1, 1e-6f, 1e3f];
        return [.. Enumerable.Range(0, count).Select(i => scales[(i + i / Kinds.Length) % scales.Length] * (2 * _random.NextSingle() - 1))];
    }

    /// <summary>The gradients of one step.</summary>
    /// <param name="step">Number of the step, from 0.</param>
    public float[] Gradients(int step) =>
        [.. Enumerable.Range(0, count).Select(i => Kinds[i % Kinds.Length](step, _random.NextSingle()))];

    /// <summary>A learning rate that changes at every step.</summary>
    /// <param name="step">Number of the step, from 0.</param>
    /// <param name="first">The first rate.</param>
    public static double GetLearningRate(int step, double first) => first * (1 + step % 7 / 3d) / (1 + step / 250);
}
