namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Result, name and parameters of an emitted method. Its declaration and all of its calls are printed from them.</summary>
/// <param name="Name">Name of the method.</param>
/// <param name="Parameters">Its parameters in order.</param>
/// <param name="Result">Type of its result.</param>
internal sealed record Signature(string Name, IReadOnlyList<Parameter> Parameters, string Result = "void")
{
    /// <summary>The type that has the method; null for the type with all kernels of a path.</summary>
    public string? Type { get; init; }

    /// <summary>Result, name and parameters as they are declared.</summary>
    public string Declaration => $"{Result} {Name}({string.Join(", ", Parameters.Select(parameter => parameter.Declaration))})";

    /// <summary>A call.</summary>
    /// <param name="argument">The argument for a parameter.</param>
    public string Call(Func<Parameter, string> argument) => $"{Name}({string.Join(", ", Parameters.Select(argument))})";
}
