using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning;

namespace AdamKernels.Generators.Emission;

/// <summary>The passes of a program that predict. The user's class passes them its own scratch memory.</summary>
internal static class PredictionPasses
{
    /// <summary>Several rows.</summary>
    public static Signature Predict(NetworkPlan plan) => new(nameof(Predict), [.. Scratch(plan), Parameter.Rows()]);

    /// <summary>One row.</summary>
    public static Signature PredictOne(NetworkPlan plan) => new(
        nameof(PredictOne),
        [.. Scratch(plan), .. PredictionPlan.WritesOutputs(plan) ? [Parameter.Reference("outputs")] : (Parameter[])[]]);

    private static IEnumerable<Parameter> Scratch(NetworkPlan plan) =>
    [
        Parameter.Reference("inputs"), Parameter.Reference("parameters"), Parameter.Reference("odd"), Parameter.Reference("even"),
        .. PredictionPlan.NeedsDeviations(plan) ? [Parameter.Reference("deviations")] : (Parameter[])[],
    ];
}
