using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Removes arguments, so that their defaults apply.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix() : DeclarationFix(
    Descriptors.SizeBelowOne,
    Descriptors.HyperParameter,
    Descriptors.ActivatedLogits,
    Descriptors.NesterovWithoutMomentum,
    Descriptors.ResidualWidths,
    Descriptors.ResidualFirst,
    Descriptors.DropoutLast,
    Descriptors.NormalizedOne,
    Descriptors.WithoutEffect)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        AttributeArgumentSyntax[] arguments =
            [.. FixFacts.PlacesOf(diagnostic, FixRole.Remove).Select(ArgumentEdits.At).OfType<AttributeArgumentSyntax>()];
        string title = FixFacts.TextOf(diagnostic, FixText.RemoveTitle)
            ?? $"Remove {string.Join(" and ", arguments.Select(argument => $"'{argument}'"))}";
        yield return new Fix(title, "Argument", [.. ArgumentEdits.Remove(arguments)]);
    }
}
