using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning.Program;

namespace AdamKernels.Generators.Planning;

/// <summary>Where one layer's parameters lie, and the strides of its activations. Offsets and strides are in floats.</summary>
/// <param name="Number">Number of the layer, from 1.</param>
/// <param name="Spec">Its shape.</param>
/// <param name="Layout">Order of its weights.</param>
/// <param name="WeightOffset">Offset of the first weight in the parameter buffer.</param>
/// <param name="WeightStride">Floats from one row of weights to the next.</param>
/// <param name="BiasOffset">Offset of the first bias in the parameter buffer.</param>
/// <param name="InputStride">Floats from one sample's inputs to the next.</param>
/// <param name="OutputStride">Floats from one sample's outputs to the next.</param>
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
    InputGradientForm InputGradient)
{
    /// <summary>
    /// Floats from the gradient with respect to one sample's inputs to the next. They have padding, which the inputs of the network have
    /// not.
    /// </summary>
    public int InputGradientStride { get; init; } = InputStride;

    /// <summary>Offset in the parameter buffer of the parameters with a role that the layer has, one for each output.</summary>
    public int OffsetOf(ParameterRole vector) => BiasOffset + Spec.Vectors.TakeWhile(role => role != vector).Count() * OutputStride;

    /// <summary>The parameters with a role, one for each output.</summary>
    public NamedBuffer Vector(string name, ParameterRole vector) => new($"{name}{Number}", Arena.Parameters, OffsetOf(vector));

    /// <summary>Floats of the layer's parameters in the buffer, from the first weight on.</summary>
    public int ParameterLength => checked(WeightRows * WeightStride + OutputStride * Spec.Vectors.Count);

    public int WeightRows => Layout == WeightLayout.InputMajor ? Spec.Inputs : Spec.Outputs;
}
