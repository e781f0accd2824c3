using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>
/// Lets a constructor with a seed call the generated one, which has the same parameter: it gets another one, to be named and used.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CallConstructorFix)), Shared]
public sealed class CallConstructorFix() : DeclarationFix(Descriptors.TakenName)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        var given = root.FindNode(diagnostic.Location.SourceSpan) as ConstructorDeclarationSyntax;

        // A parameter without a default may not follow one that has it.
        if (given?.ParameterList.Parameters.FirstOrDefault() is not { Default: null } seed)
        {
            yield break;
        }

        string name = seed.Identifier.ValueText == "name" ? "label" : "name";
        int end = given.ParameterList.Span.End;
        SyntaxTree tree = given.SyntaxTree;
        string call = $": this({seed.Identifier})";
        yield return new Fix("Add a parameter and call the generated constructor", "Call",
        [
            Edit.Insert(tree, seed.Span.End, $", string {name}"),
            given.Initializer is { } initializer ? Edit.Replace(tree, initializer.Span, call) : Edit.Insert(tree, end, " " + call),
        ]);
    }
}
