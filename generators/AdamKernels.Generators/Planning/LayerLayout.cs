using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>Where one layer's parameters and activations lie. Offsets and strides are in floats.</summary>
/// <param name="Number">Number of the layer, from 1.</param>
/// <param name="Spec">Its shape.</param>
/// <param name="Layout">Order of its weights.</param>
/// <param name="WeightOffset">First weight in the parameter buffer.</param>
/// <param name="WeightStride">From one row of weights to the next.</param>
/// <param name="BiasOffset">First bias in the parameter buffer.</param>
/// <param name="InputStride">From one sample's inputs to the next.</param>
/// <param name="OutputStride">From one sample's outputs to the next.</param>
/// <param name="Flow">Where its activations and their gradients lie in the workspace.</param>
/// <param name="TransposedOffset">First transposed weight in the workspace, or -1 where none are kept.</param>
/// <param name="InputGradient">How the gradient with respect to its inputs is computed.</param>
internal sealed record LayerLayout(
    int Number,
    LayerSpec Spec,
    WeightLayout Layout,
    int WeightOffset,
    int WeightStride,
    int BiasOffset,
    int InputStride,
    int OutputStride,
    LayerFlow Flow,
    int TransposedOffset,
    InputGradientForm InputGradient)
{
    /// <summary>
    /// First of the parameters of which there is one for each output, in the parameter buffer; -1 where the layer has none of the role.
    /// </summary>
    public int OffsetOf(ParameterRole vector)
    {
        int index = Spec.Vectors.ToList().IndexOf(vector);
        return index < 0 ? -1 : BiasOffset + index * OutputStride;
    }

    /// <summary>Floats of the layer in the parameter buffer, from the first weight on.</summary>
    public int ParameterLength => checked(WeightRows * WeightStride + OutputStride * Spec.Vectors.Count);

    public int WeightRows => Layout == WeightLayout.InputMajor ? Spec.Inputs : Spec.Outputs;
}
