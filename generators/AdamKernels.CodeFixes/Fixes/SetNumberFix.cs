using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AdamKernels.CodeFixes;

/// <summary>Writes the number that a diagnostic suggests: the nearest one in range, or one that is faster.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetNumberFix)), Shared]
public sealed class SetNumberFix() : DeclarationFix(
    Descriptors.SizeBelowOne,
    Descriptors.HyperParameter,
    Descriptors.SoftmaxOfOne,
    Descriptors.ResidualWidths,
    Descriptors.IdleLanes,
    Descriptors.SmallBatch)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        if (FixFacts.TextOf(diagnostic, FixText.Number) is { } number && FixFacts.TextOf(diagnostic, FixText.NumberTitle) is { } title)
        {
            yield return new Fix(
                title,
                "Number",
                [
                    .. FixFacts.PlacesOf(diagnostic, FixRole.Set)
                        .Select(place => Edit.Replace(place.SourceTree!, place.SourceSpan, number)),
                ]);
        }
    }
}
