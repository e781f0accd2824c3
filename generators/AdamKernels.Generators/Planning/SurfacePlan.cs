using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// The public members of a network: their constants and contracts. A number that is out of range becomes the nearest one in range, so that
/// a program that computes with the constants compiles.
/// </summary>
/// <param name="Spec">What they follow from.</param>
internal sealed record SurfacePlan(SurfaceSpec Spec)
{
    public TypeSpec Type => Spec.Type;

    public int InputCount => InRange(Spec.InputCount);

    public int OutputCount => InRange(Spec.Layers.Count == 0 ? Spec.InputCount : Spec.Layers[Spec.Layers.Count - 1].Outputs);

    public int MaxBatchSize => InRange(Spec.MaxBatchSize);

    public int ParameterCount => InRange(Spec.Layers.Sum(layer => (decimal)layer.ParameterCount));

    /// <summary>The inputs and the outputs of each layer, such as <c>4-8-2</c>.</summary>
    public string Shape =>
        string.Join("-", new[] { Spec.InputCount }.Concat(Spec.Layers.Select(layer => layer.Outputs)).Select(Literal.Int));

    /// <summary>Roles of the vectors that follow the weights of a layer, in canonical order.</summary>
    public IEnumerable<ParameterRole> Vectors =>
        Spec.Layers.SelectMany(layer => layer.Vectors).DefaultIfEmpty(ParameterRole.Bias).Distinct();

    public bool HasDefaultInitialization => Spec.Layers.All(layer => layer.Initializer == Initializer.Default);

    /// <summary>Whether outputs are logits, from which a program gets probabilities.</summary>
    public bool IsProbabilistic => OutputsPerDecision > 0;

    /// <summary>Whether all outputs make one decision, so that a program gets classes too.</summary>
    public bool IsClassifier => OutputsPerDecision == OutputCount;

    private int OutputsPerDecision => Spec.DeclaredLoss is { } loss ? LossTraits.Of(loss.Value, OutputCount).OutputsPerDecision : 0;

    private static int InRange(decimal number) => (int)Math.Min(Math.Max(number, 1), int.MaxValue);
}
