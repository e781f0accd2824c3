namespace AdamKernels.Generators.Planning.Program;

/// <summary>The values before and after a stage in a training step, and the gradients with respect to them.</summary>
/// <param name="Input">What the stage reads.</param>
/// <param name="Output">Its results.</param>
/// <param name="OutputGradient">The gradient with respect to its results.</param>
/// <param name="InputGradient">The gradient with respect to what it reads; null for inputs of the network if nobody needs it.</param>
internal sealed record StageBuffers(NamedBuffer Input, NamedBuffer Output, NamedBuffer OutputGradient, NamedBuffer? InputGradient)
{
    /// <summary>Whether the results replace what is read.</summary>
    public bool IsInPlace => Input == Output;

    /// <summary>Whether the gradient with respect to what is read replaces the one with respect to the results.</summary>
    public bool IsGradientInPlace => InputGradient == OutputGradient;
}
