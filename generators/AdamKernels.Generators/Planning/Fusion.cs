using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>What joins which epilogue in one layer. Work on values that are still in registers needs no pass of its own.</summary>
/// <param name="ActivatesInProduct">Whether the product applies the activation.</param>
/// <param name="HasActivationPass">Whether the activation runs over stored values.</param>
/// <param name="DifferentiatesPrevious">Whether the input gradient includes the derivative of the previous layer's activation.</param>
/// <param name="HasDerivativePass">Whether the derivative runs over gradients that the next layer or the loss stored.</param>
/// <param name="DifferentiatesOutputs">
/// Whether gradients that the user's program computes at the outputs need a derivative that the loss otherwise applies.
/// </param>
internal sealed record Fusion(
    bool ActivatesInProduct, bool HasActivationPass, bool DifferentiatesPrevious, bool HasDerivativePass, bool DifferentiatesOutputs)
{
    /// <summary>Decides for each layer of a network.</summary>
    public static Fusion[] Plan(NetworkSpec spec, BufferLayout layout)
    {
        LayerLayout[] layers = layout.Layers;
        bool[] differentiatesPrevious = layers.Select((layer, i) => i > 0 && DerivativeJoinsInputGradient(layer, layers[i - 1])).ToArray();
        return layers.Select((layer, i) =>
        {
            bool isLast = i == layers.Length - 1;
            ActivationTraits activation = ActivationTraits.Of(layer.Spec.Activation);
            bool joinsProduct = ActivationJoinsProduct(layer);
            bool isDifferentiated = isLast ? LossDifferentiates(spec, layer.Spec) : differentiatesPrevious[i + 1];
            return new Fusion(
                joinsProduct,
                HasActivationPass: activation.HasDerivative && !joinsProduct,
                differentiatesPrevious[i],
                HasDerivativePass: activation.HasDerivative && !isDifferentiated,
                DifferentiatesOutputs: isLast && activation.HasDerivative && isDifferentiated);
        }).ToArray();
    }

    /// <summary>
    /// Whether the loss multiplies its gradient by the derivative of the last activation. A derivative that is long, or that needs more
    /// than the outputs, runs in a pass of its own.
    /// </summary>
    public static bool LossDifferentiates(NetworkSpec spec, LayerSpec last) =>
        spec.Loss is not CustomLossAttribute
        && last is { Dropout: 0, IsResidual: false }
        && ActivationTraits.Of(last.Activation) is { IsDerivativeShort: true, DerivativeReadsArgument: false };

    /// <summary>Not in the dot form, which stores single values, and not if something else still reads the sum.</summary>
    private static bool ActivationJoinsProduct(LayerLayout layer) =>
        layer.Layout == WeightLayout.InputMajor
        && ActivationTraits.Of(layer.Spec.Activation) is { IsShort: true, HasDerivative: true }
        && layer.Flow.Sum == layer.Flow.Result;

    /// <summary>Only if the gradient of the inputs is the one of the previous activation's results, unchanged.</summary>
    private static bool DerivativeJoinsInputGradient(LayerLayout layer, LayerLayout previous) =>
        layer.InputGradient is InputGradientForm.FromTransposed or InputGradientForm.FromWeights
        && ActivationTraits.Of(previous.Spec.Activation) is { HasDerivative: true, IsDerivativeShort: true }
        && !layer.Spec.IsResidual
        && previous.Spec is { Dropout: 0, IsResidual: false };
}
