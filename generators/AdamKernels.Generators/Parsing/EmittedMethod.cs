using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>The signature of an emitted method.</summary>
/// <param name="name">Its name.</param>
/// <param name="parameters">Types of its parameters.</param>
internal sealed class EmittedMethod(string name, params string[] parameters)
{
    public string Name => name;

    /// <summary>Whether a method of the same name has the same signature, so that a class cannot have both.</summary>
    public bool IsLike(IMethodSymbol method) =>
        method.Arity == 0
        && method.Parameters
            .Select(parameter => parameter.RefKind == RefKind.None ? parameter.Type.ToDisplayString() : "")
            .SequenceEqual(parameters);
}
