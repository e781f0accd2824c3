using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Makes a member that the generated constructor leaves null required or nullable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeftNullFix)), Shared]
public sealed class LeftNullFix() : DeclarationFix(Descriptors.LeftNull)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan);
        if (node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member || TypeOf(member) is not { } type)
        {
            yield break;
        }

        SyntaxTree tree = member.SyntaxTree;
        if (MayBeRequired(member))
        {
            yield return new Fix("Make it required", "Required", [Edit.Insert(tree, type.SpanStart, "required ")]);
        }

        yield return new Fix("Make it nullable", "Nullable", [Edit.Insert(tree, type.Span.End, "?")]);
    }

    private static TypeSyntax? TypeOf(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => property.Type,
        BaseFieldDeclarationSyntax field => field.Declaration.Type,
        _ => null,
    };

    /// <summary>Whether everyone who creates the class can set the member.</summary>
    private static bool MayBeRequired(MemberDeclarationSyntax member) => member.Modifiers.Any(SyntaxKind.PublicKeyword) && member switch
    {
        PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } => accessors.Any(accessor =>
            accessor.Modifiers.Count == 0
            && (accessor.IsKind(SyntaxKind.SetAccessorDeclaration) || accessor.IsKind(SyntaxKind.InitAccessorDeclaration))),
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword),
        _ => false,
    };
}
