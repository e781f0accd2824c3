using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Planning;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators;

/// <summary>
/// Reads a declaration for both: the generator, which uses the spec, and the analyzer, which reports what is wrong. A declaration that
/// makes sense can still be too large to be planned.
/// </summary>
internal static class Declaration
{
    public static ParseResult Read(INamedTypeSymbol type, CancellationToken cancellation)
    {
        ParseResult parsed = NetworkParser.Parse(type, cancellation);
        if (parsed.Spec is null || MemoryLimit.Exceeded(parsed.Spec) is not { } reason)
        {
            return parsed;
        }

        Location place = type.Locations.FirstOrDefault() ?? Location.None;
        return new ParseResult(null, parsed.Diagnostics.Add(Diagnostic.Create(Descriptors.TooLarge, place, type.Name, reason)));
    }
}
