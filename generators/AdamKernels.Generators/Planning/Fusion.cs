using AdamKernels.Generators.Planning.Stages;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// Which stage joins which kernel, because work on values that are still in registers needs no pass of its own. A stage joins only if it
/// works in place: a kernel stores what comes last.
/// </summary>
internal static class Fusion
{
    /// <summary>The stage that the product of a layer applies to its results; null for none.</summary>
    public static Stage? InProduct(LayerPlan layer)
    {
        Stage next = layer.Stages[1];
        return layer.Product.FinishesVectors && next.Epilogue is not null && next.At.IsInPlace ? next : null;
    }

    /// <summary>
    /// The stage of the previous layer that the input gradient of a layer is taken back through; null for none. The gradient must not be
    /// changed after the product.
    /// </summary>
    public static Stage? InInputGradient(LayerPlan layer)
    {
        bool isFinal = layer.Product.InputGradientFinishesVectors && !layer.Stages.Any(stage => stage.AddsToInputGradient);
        Stage? last = layer.Previous?.Stages.Last();
        return isFinal && last?.GradientEpilogue is not null && last.At.IsGradientInPlace ? last : null;
    }

    /// <summary>The stage of the last layer that the loss takes its gradient back through; null for none.</summary>
    public static Stage? InLoss(NetworkPlan network)
    {
        Stage last = network.Last.Stages.Last();
        return network.Loss.IsComputed && last.MayJoinLoss && last.At.IsGradientInPlace ? last : null;
    }
}
