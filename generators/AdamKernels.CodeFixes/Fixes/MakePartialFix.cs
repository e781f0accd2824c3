using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Makes a class, or the types around it, partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix() : DeclarationFix(Descriptors.NotPartial, Descriptors.ContainerNotPartial)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            yield break;
        }

        if (diagnostic.Id == Descriptors.NotPartial.Id)
        {
            yield return new Fix($"Make '{type.Identifier.ValueText}' partial", "Class", Edits([type]));
        }
        else
        {
            IEnumerable<TypeDeclarationSyntax> containers = type.Ancestors().OfType<TypeDeclarationSyntax>();
            yield return new Fix("Make the containing types partial", "Containers", Edits(containers));
        }
    }

    private static Edit[] Edits(IEnumerable<TypeDeclarationSyntax> types) =>
    [
        .. types.Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Select(type => Edit.Insert(type.SyntaxTree, type.Keyword.SpanStart, "partial ")),
    ];
}
