using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Removes modifiers that keep a class from being a network, or replaces <c>file</c> by <c>internal</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeModifiersFix)), Shared]
public sealed class ChangeModifiersFix() : DeclarationFix(Descriptors.NotInstantiable, Descriptors.FileLocal)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        if (root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            yield break;
        }

        if (diagnostic.Id == Descriptors.FileLocal.Id)
        {
            IEnumerable<SyntaxToken> local = type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
                .SelectMany(container => container.Modifiers)
                .Where(modifier => modifier.IsKind(SyntaxKind.FileKeyword));
            yield return new Fix(
                "Make it internal", "Internal", [.. local.Select(modifier => Edit.Replace(type.SyntaxTree, modifier.Span, "internal"))]);
        }
        else if (type is ClassDeclarationSyntax { ParameterList: null })
        {
            SyntaxToken[] removed =
                [.. type.Modifiers.Where(modifier => modifier.Kind() is SyntaxKind.AbstractKeyword or SyntaxKind.StaticKeyword)];
            yield return new Fix(
                $"Remove {string.Join(" and ", removed.Select(modifier => $"'{modifier}'"))}",
                "Remove",
                [.. removed.Select(modifier => Edit.Remove(type.SyntaxTree, modifier.SpanStart, modifier.GetNextToken().SpanStart))]);
        }
    }
}
