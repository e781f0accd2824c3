using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Adds the loss or the optimizer that is missing: any of those that fit the network.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddAttributeFix)), Shared]
public sealed class AddAttributeFix() : DeclarationFix(Descriptors.LossCount, Descriptors.OptimizerCount)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        if (FixFacts.TextOf(diagnostic, FixText.Choices) is not { } choices
            || FixFacts.PlacesOf(diagnostic, FixRole.AddAfter) is not [var place]
            || AttributeEdits.At(place) is not { } before)
        {
            yield break;
        }

        foreach (string name in choices.Split(','))
        {
            yield return new Fix($"Add [{name}]", name, [AttributeEdits.Add(before, [AttributeEdits.Qualify(name, before)])]);
        }
    }
}
