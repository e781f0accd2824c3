namespace AdamKernels.Generators.Planning;

/// <summary>Which steps update from gradients in memory although the network's update is fused with their sums.</summary>
internal static class UpdateFromMemory
{
    /// <summary>Rows with too few products for the divisions of an update to overlap with.</summary>
    private const int FewRows = 4;

    /// <summary>
    /// The most rows of such a step; 0 if there is none. It is for processors on which multiply-adds can take the place of divisions, which
    /// is fastest in a loop that does nothing else. Transposing weights is something else for divisions to overlap with.
    /// </summary>
    public static int Rows(NetworkPlan plan) =>
        plan.HasFusedStep
        && plan.Optimizer.Traits.DividesByRoot
        && !plan.Spec.Gradient.IsSharded
        && plan.Program.TransposeWeights.Count == 0
        && FirstLevelCache.Holds(plan.Layout.ParameterLength)
            ? FewRows
            : 0;
}
