using System.Composition;
using AdamKernels.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Moves all layers to the declaration with <c>[Network]</c>, in the order in which the compiler sees them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveLayersFix)), Shared]
public sealed class MoveLayersFix() : DeclarationFix(Descriptors.SpreadDeclaration)
{
    private protected override IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root)
    {
        AttributeSyntax[] layers =
            [.. FixFacts.PlacesOf(diagnostic, FixRole.Move).Select(AttributeEdits.At).OfType<AttributeSyntax>()];
        if (FixFacts.PlacesOf(diagnostic, FixRole.MoveTo) is not [var place] || AttributeEdits.At(place) is not { } network)
        {
            yield break;
        }

        int first = Array.FindIndex(layers, IsInPlace);
        int last = Array.FindLastIndex(layers, IsInPlace);
        AttributeSyntax[] moved = [.. layers.Where(layer => !IsInPlace(layer))];
        IEnumerable<string> before = first < 0 ? [] : layers.Take(first).Select(layer => layer.ToString());
        IEnumerable<string> after = layers.Skip(last + 1).Select(layer => layer.ToString());
        yield return new Fix("Move all layers to the declaration with [Network]", "Move",
        [
            .. before.Any() ? [AttributeEdits.Add(network, before)] : (Edit[])[],
            .. after.Any() ? [AttributeEdits.Add(last < 0 ? network : layers[last], after)] : (Edit[])[],
            .. AttributeEdits.Remove(moved),
        ]);

        bool IsInPlace(AttributeSyntax layer) => layer.Parent!.Parent == network.Parent!.Parent;
    }
}
