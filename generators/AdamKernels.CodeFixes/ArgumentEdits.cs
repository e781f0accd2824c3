using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Removes arguments of attributes.</summary>
internal static class ArgumentEdits
{
    /// <summary>The argument whose value is at a location of a diagnostic.</summary>
    public static AttributeArgumentSyntax? At(Location location) => location.SourceTree?.GetRoot()
        .FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<AttributeArgumentSyntax>();

    public static IEnumerable<Edit> Remove(IReadOnlyCollection<AttributeArgumentSyntax> arguments)
    {
        foreach (IGrouping<SyntaxNode, AttributeArgumentSyntax> group in arguments.GroupBy(argument => argument.Parent!))
        {
            var list = (AttributeArgumentListSyntax)group.Key;
            HashSet<AttributeArgumentSyntax> removed = [.. group];
            IEnumerable<Edit> edits = removed.Count < list.Arguments.Count
                ? ItemEdits.Remove(list.Arguments, removed.Contains)
                : [Edit.Remove(list.SyntaxTree, list.Span.Start, list.Span.End)];
            foreach (Edit edit in edits)
            {
                yield return edit;
            }
        }
    }
}
