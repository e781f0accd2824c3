namespace AdamKernels.Generators.Planning;

/// <summary>How a layer's gradient with respect to its inputs is computed.</summary>
internal enum InputGradientForm
{
    /// <summary>Not at all: no layer before it is trained.</summary>
    None,

    /// <summary>As dot products with rows of weights stored by input: for small batches.</summary>
    Dots,

    /// <summary>As a product with weights that are transposed once a step.</summary>
    FromTransposed,

    /// <summary>As a product with weights that are stored by output, and so need no transposing.</summary>
    FromWeights,
}
