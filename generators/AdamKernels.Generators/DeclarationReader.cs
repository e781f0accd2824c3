using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Planning;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators;

/// <summary>
/// Reads a declaration for the generator, which emits it, and for the analyzer, which reports what is wrong. Even a valid declaration
/// can be too large.
/// </summary>
internal static class DeclarationReader
{
    public static ParseResult Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        ParseResult parsed = NetworkParser.Parse(type, cancellation);
        if (parsed.Spec is null || MemoryLimit.Exceeded(parsed.Spec) is not { } reason)
        {
            return parsed;
        }

        return parsed with
        {
            Spec = null,
            Diagnostics = parsed.Diagnostics.Add(Diagnostic.Create(Descriptors.TooLarge, type.Locations[0], type.Name, reason)),
        };
    }
}
