using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning.Kernels;

/// <summary>The terms of the loss of a batch, and its gradient with respect to the last layer.</summary>
/// <param name="Spec">The loss.</param>
/// <param name="Layer">The last layer.</param>
/// <param name="Differentiates">Whether the gradient is multiplied by the derivative of the last activation.</param>
internal sealed record LossKernel(LossAttribute Spec, LayerLayout Layer, bool Differentiates) : KernelPlan("Loss")
{
    /// <summary>
    /// Rows whose sums are joined at once, where 16 lanes fit one register. If each row takes several registers, they would be spilled.
    /// </summary>
    public static int RowsTogether(VectorTarget target) => target.Lanes == VectorTarget.BlockLanes ? 4 : 1;
}
