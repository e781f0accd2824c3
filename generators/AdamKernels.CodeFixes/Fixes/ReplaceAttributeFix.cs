using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Replaces a loss by the one that is meant for the network's outputs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReplaceAttributeFix)), Shared]
public sealed class ReplaceAttributeFix() : DeclarationFix(Descriptors.SoftmaxOfOne)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        if (FixFacts.TextOf(diagnostic, FixText.Replacement) is { } name && AttributeEdits.At(diagnostic.Location) is { } attribute)
        {
            string text = AttributeEdits.Qualify(name, attribute);
            yield return new Fix($"Use [{name}]", name, [Edit.Replace(attribute.SyntaxTree, attribute.Span, text)]);
        }
    }
}
