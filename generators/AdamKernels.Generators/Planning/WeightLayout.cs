namespace AdamKernels.Generators.Planning;

/// <summary>How the weights of a layer lie in memory.</summary>
internal enum WeightLayout
{
    /// <summary>A row for each input.</summary>
    InputMajor,

    /// <summary>A row for each output.</summary>
    OutputMajor,
}
