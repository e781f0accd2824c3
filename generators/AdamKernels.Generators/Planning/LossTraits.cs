using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning;

/// <summary>Facts about a loss that the description of a network contains. To add a loss, add a row.</summary>
/// <param name="Name">Its name.</param>
internal sealed record LossTraits(string Name)
{
    /// <summary>Whether emitted code computes it from targets; otherwise the user's program computes it.</summary>
    public bool TakesTargets { get; private init; } = true;

    /// <summary>Whether a label can replace a row of targets.</summary>
    public bool TakesLabels { get; private init; }

    /// <summary>
    /// Whether it has one term for each sample, which are added in double; otherwise it has one for each output, which are added in 16
    /// lanes of floats.
    /// </summary>
    public bool HasTermPerSample { get; private init; }

    /// <summary>Outputs that together decide on a class, which accuracy counts; 0 if outputs decide nothing.</summary>
    public int OutputsPerDecision { get; private init; }

    /// <summary>A weight for each class; empty if all are 1.</summary>
    public IReadOnlyList<double> ClassWeights { get; private init; } = [];

    /// <param name="loss">The loss.</param>
    /// <param name="outputs">Number of outputs that it takes.</param>
    public static LossTraits Of(LossAttribute loss, int outputs) => loss switch
    {
        MeanSquaredErrorAttribute => new("MeanSquaredError"),
        MeanAbsoluteErrorAttribute => new("MeanAbsoluteError"),
        HuberAttribute => new("Huber"),
        BinaryCrossEntropyAttribute => new("BinaryCrossEntropy") { OutputsPerDecision = 1 },
        SoftmaxCrossEntropyAttribute softmax => new("SoftmaxCrossEntropy")
        {
            TakesLabels = true, HasTermPerSample = true, OutputsPerDecision = outputs, ClassWeights = softmax.ClassWeights ?? [],
        },
        CustomLossAttribute => new("Custom") { TakesTargets = false },
        _ => throw new InvalidOperationException($"No traits of {loss}."),
    };
}
