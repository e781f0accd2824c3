using AdamKernels.Runtime;

namespace AdamKernels.Tests.Reference;

/// <summary>The losses in double for one sample, from their definitions.</summary>
internal static class ReferenceLoss
{
    public static double Value(LossKind loss, double[] y, double[] t) => loss switch
    {
        LossKind.MeanSquaredError => y.Zip(t, (a, b) => (a - b) * (a - b)).Average(),
        LossKind.BinaryCrossEntropy => y.Zip(t, (z, p) => Math.Max(z, 0) - z * p + Math.Log(1 + Math.Exp(-Math.Abs(z)))).Average(),
        LossKind.SoftmaxCrossEntropy => y.Zip(t, (z, p) => p * (LogSumExp(y) - z)).Sum(),
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };

    public static double[] Gradient(LossKind loss, double[] y, double[] t) => loss switch
    {
        LossKind.MeanSquaredError => [.. y.Zip(t, (a, b) => 2 * (a - b) / y.Length)],
        LossKind.BinaryCrossEntropy => [.. y.Zip(t, (z, p) => (1 / (1 + Math.Exp(-z)) - p) / y.Length)],
        LossKind.SoftmaxCrossEntropy => [.. y.Zip(t, (z, p) => Math.Exp(z - LogSumExp(y)) * t.Sum() - p)],
        _ => throw new ArgumentOutOfRangeException(nameof(loss)),
    };

    private static double LogSumExp(double[] z) => z.Max() + Math.Log(z.Sum(v => Math.Exp(v - z.Max())));
}
