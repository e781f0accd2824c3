using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Emission;

/// <summary>What a network can standardize: the names of the members for it, and their documentation.</summary>
/// <param name="Property">The public property.</param>
/// <param name="Field">The field that keeps its value.</param>
/// <param name="Width">The constant with the number of columns.</param>
/// <param name="Summary">What it is for.</param>
internal sealed record Standardized(string Property, string Field, string Width, string Summary)
{
    public static readonly Standardized Inputs = new(
        "InputStandardization",
        "_inputStandardization",
        "InputCount",
        "What inputs are standardized with, in training and in <c>Predict</c>.");

    public static readonly Standardized Targets = new(
        "TargetStandardization",
        "_targetStandardization",
        "OutputCount",
        "What targets are standardized with in training, and outputs brought back by in <c>Predict</c>.");

    /// <summary>What a network declares to standardize.</summary>
    public static IEnumerable<Standardized> Of(SurfaceSpec spec) =>
    [
        .. spec.StandardizesInputs ? [Inputs] : (Standardized[])[],
        .. spec.StandardizesTargets ? [Targets] : (Standardized[])[],
    ];
}
