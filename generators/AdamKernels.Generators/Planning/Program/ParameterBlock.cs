using AdamKernels.Generators.Declared;

namespace AdamKernels.Generators.Planning.Program;

/// <summary>One array of a layer's parameters, in canonical order.</summary>
/// <param name="Role">Its role in the layer.</param>
/// <param name="Rows">Rows: the outputs of weights; 1 for a vector.</param>
/// <param name="Columns">Columns: the inputs of weights; the length of a vector.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="Stride">Floats from one row in the buffer to the next.</param>
/// <param name="Initializer">How it is initialized.</param>
internal sealed record ParameterBlock(ParameterRole Role, int Rows, int Columns, NamedBuffer Place, int Stride, Initializer Initializer)
{
    /// <summary>Whether the buffer has a row for each column.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>The value of <see cref="Initializer.Constant"/>.</summary>
    public double InitialValue { get; init; }

    /// <summary>Its name in the PyTorch module, which calls weights and gains <c>weight</c>.</summary>
    public string Name => Role is ParameterRole.Weight or ParameterRole.Gain ? "weight" : "bias";
}
