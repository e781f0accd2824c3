namespace AdamKernels.Generators.Planning;

/// <summary>How a layer's gradient with respect to its inputs is computed.</summary>
internal enum InputGradientForm
{
    /// <summary>Not at all: no earlier layer is trained.</summary>
    None,

    /// <summary>As dot products with rows of weights stored by input: for small batches.</summary>
    Dots,

    /// <summary>As a product with weights that are transposed once per step.</summary>
    FromTransposed,

    /// <summary>As a product with weights that are stored by output and need no transposition.</summary>
    FromWeights,
}
