using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Removes an attribute that has no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFix)), Shared]
public sealed class RemoveAttributeFix() : DeclarationFix(Descriptors.NoNetwork, Descriptors.TargetsWithoutUnit)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        if (AttributeEdits.At(diagnostic.Location) is { } attribute)
        {
            yield return new Fix($"Remove [{attribute.Name}]", "Remove", [.. AttributeEdits.Remove([attribute])]);
        }
    }
}
