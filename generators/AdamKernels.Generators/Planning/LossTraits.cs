using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>What the description of a network must know of its loss. To add one, write a row.</summary>
/// <param name="Name">Its name.</param>
internal sealed record LossTraits(string Name)
{
    /// <summary>Whether it is computed here from targets, and not by the program.</summary>
    public bool TakesTargets { get; private init; } = true;

    /// <summary>Whether a label may stand for a row of targets.</summary>
    public bool TakesLabels { get; private init; }

    /// <summary>Outputs that decide for a class together, which accuracy counts; 0 where outputs decide nothing.</summary>
    public int OutputsPerDecision { get; private init; }

    /// <summary>A weight for each class; none where all are 1.</summary>
    public IReadOnlyList<double> ClassWeights { get; private init; } = [];

    /// <param name="loss">The loss.</param>
    /// <param name="last">The layer whose outputs it takes.</param>
    public static LossTraits Of(LossAttribute loss, LayerSpec last) => loss switch
    {
        MeanSquaredErrorAttribute => new("MeanSquaredError"),
        MeanAbsoluteErrorAttribute => new("MeanAbsoluteError"),
        HuberAttribute => new("Huber"),
        BinaryCrossEntropyAttribute => new("BinaryCrossEntropy") { OutputsPerDecision = 1 },
        SoftmaxCrossEntropyAttribute softmax => new("SoftmaxCrossEntropy")
        {
            TakesLabels = true, OutputsPerDecision = last.Outputs, ClassWeights = softmax.ClassWeights ?? [],
        },
        CustomLossAttribute => new("Custom") { TakesTargets = false },
        _ => throw new InvalidOperationException($"No traits of {loss}."),
    };
}
