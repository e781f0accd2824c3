using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Keeps one of several attributes that exclude each other.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepAttributeFix)), Shared]
public sealed class KeepAttributeFix() : DeclarationFix(Descriptors.LossCount, Descriptors.OptimizerCount, Descriptors.TwoLimits)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        AttributeSyntax[] all = [.. FixFacts.PlacesOf(diagnostic, FixRole.Keep).Select(AttributeEdits.At).OfType<AttributeSyntax>()];
        foreach (AttributeSyntax kept in all)
        {
            yield return new Fix($"Keep [{kept}]", kept.Name.ToString(), [.. AttributeEdits.Remove(all.Where(other => other != kept))]);
        }
    }
}
