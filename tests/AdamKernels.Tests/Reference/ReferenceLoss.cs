using System.Reflection;

namespace AdamKernels.Tests.Reference;

/// <summary>
/// The losses in double for one sample, from their definitions. A batch adds the samples up and divides by their number, or as said.
/// </summary>
internal sealed class ReferenceLoss(LossKind kind)
{
    /// <summary>Where Huber's parabola becomes a line.</summary>
    public double Delta { get; init; } = 1;

    public double LabelSmoothing { get; init; }

    /// <summary>A weight for each class, or null.</summary>
    public double[]? ClassWeights { get; init; }

    /// <summary>A weight for the positive targets of each output, or null.</summary>
    public double[]? PositiveWeights { get; init; }

    /// <summary>Whether targets are rows for labels: then weights of classes are divided by as well.</summary>
    public bool TargetsAreLabels { get; set; }

    /// <summary>The loss that a network declares, with its options.</summary>
    public static ReferenceLoss Of(Type network)
    {
        var softmax = network.GetCustomAttribute<SoftmaxCrossEntropyAttribute>();
        var binary = network.GetCustomAttribute<BinaryCrossEntropyAttribute>();
        var huber = network.GetCustomAttribute<HuberAttribute>();
        LossKind kind = softmax is not null ? LossKind.SoftmaxCrossEntropy
            : binary is not null ? LossKind.BinaryCrossEntropy
            : huber is not null ? LossKind.Huber
            : network.IsDefined(typeof(MeanAbsoluteErrorAttribute)) ? LossKind.MeanAbsoluteError
            : LossKind.MeanSquaredError;
        return new ReferenceLoss(kind)
        {
            Delta = huber?.Delta ?? 1,
            LabelSmoothing = softmax?.LabelSmoothing ?? 0,
            ClassWeights = softmax?.ClassWeights,
            PositiveWeights = binary?.PositiveWeights,
        };
    }

    /// <summary>What the sum over the samples is divided by.</summary>
    public double Divisor(double[][] targets) => TargetsAreLabels && ClassWeights is not null
        ? targets.Sum(target => target.Zip(ClassWeights, (t, weight) => t * weight).Sum())
        : targets.Length;

    public double Value(double[] y, double[] t) => kind switch
    {
        LossKind.MeanSquaredError => y.Zip(t, (a, b) => (a - b) * (a - b)).Average(),
        LossKind.MeanAbsoluteError => y.Zip(t, (a, b) => Math.Abs(a - b)).Average(),
        LossKind.Huber => y.Zip(t, (a, b) => Huber(a - b)).Average(),
        LossKind.BinaryCrossEntropy => y.Select((z, i) => Binary(z, t[i], PositiveWeights?[i] ?? 1)).Average(),
        LossKind.SoftmaxCrossEntropy => y.Zip(Smoothed(t), (z, p) => p * (LogSumExp(y) - z)).Sum(),
        _ => throw new ArgumentOutOfRangeException(nameof(t)),
    };

    public double[] Gradient(double[] y, double[] t) => kind switch
    {
        LossKind.MeanSquaredError => [.. y.Zip(t, (a, b) => 2 * (a - b) / y.Length)],
        LossKind.MeanAbsoluteError => [.. y.Zip(t, (a, b) => Math.Sign(a - b) / (double)y.Length)],
        LossKind.Huber => [.. y.Zip(t, (a, b) => Math.Clamp(a - b, -Delta, Delta) / y.Length)],
        LossKind.BinaryCrossEntropy => [.. y.Select((z, i) => BinaryGradient(z, t[i], PositiveWeights?[i] ?? 1) / y.Length)],
        LossKind.SoftmaxCrossEntropy => [.. y.Zip(Smoothed(t), (z, p) => Math.Exp(z - LogSumExp(y)) * Smoothed(t).Sum() - p)],
        _ => throw new ArgumentOutOfRangeException(nameof(t)),
    };

    private static double Binary(double z, double t, double weight)
    {
        double logOfSigmoid = -Math.Log(1 + Math.Exp(-Math.Abs(z))) + Math.Min(z, 0);
        return -(weight * t * logOfSigmoid + (1 - t) * (logOfSigmoid - z));
    }

    private static double BinaryGradient(double z, double t, double weight)
    {
        double sigmoid = 1 / (1 + Math.Exp(-z));
        return -(weight * t * (1 - sigmoid) - (1 - t) * sigmoid);
    }

    private static double LogSumExp(double[] z) => z.Max() + Math.Log(z.Sum(v => Math.Exp(v - z.Max())));

    private double Huber(double error) =>
        Math.Abs(error) <= Delta ? 0.5 * error * error : Delta * (Math.Abs(error) - 0.5 * Delta);

    private double[] Smoothed(double[] t) =>
        [.. t.Select((p, c) => (ClassWeights?[c] ?? 1) * ((1 - LabelSmoothing) * p + LabelSmoothing / t.Length))];
}
