namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Name and parameters of an emitted method: its declaration and all its calls are printed from this.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Parameters">Its parameters in their order.</param>
internal sealed record Signature(string Name, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>Name and parameters as they are declared.</summary>
    public string Declaration => $"{Name}({string.Join(", ", Parameters.Select(parameter => parameter.Declaration))})";

    /// <summary>A call.</summary>
    /// <param name="argument">The argument for a parameter.</param>
    public string Call(Func<Parameter, string> argument) => $"{Name}({string.Join(", ", Parameters.Select(argument))})";
}
