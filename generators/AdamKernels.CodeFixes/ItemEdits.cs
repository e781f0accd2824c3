using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AdamKernels.CodeFixes;

/// <summary>Removes items of a list that is separated by commas, each with the comma and the space that belong to it.</summary>
internal static class ItemEdits
{
    /// <param name="list">The list.</param>
    /// <param name="isRemoved">Which items to remove, but not all of them.</param>
    public static IEnumerable<Edit> Remove<TItem>(SeparatedSyntaxList<TItem> list, Func<TItem, bool> isRemoved)
        where TItem : SyntaxNode
    {
        bool hasKept = false;
        for (int i = 0; i < list.Count; i++)
        {
            if (!isRemoved(list[i]))
            {
                hasKept = true;
                continue;
            }

            TItem item = list[i];
            SyntaxTree tree = item.SyntaxTree;
            TextSpan span = hasKept
                ? TextSpan.FromBounds(list[i - 1].Span.End, item.Span.End)
                : TextSpan.FromBounds(item.Span.Start, list[i + 1].Span.Start);
            if (!HasComment(item.Parent!, span))
            {
                yield return Edit.Remove(tree, span.Start, span.End);
            }
            else
            {
                // A comment between the items may be about the one that stays.
                yield return Edit.Remove(tree, item.Span.Start, item.Span.End);
                SyntaxToken comma = list.GetSeparator(hasKept ? i - 1 : i);
                yield return Edit.Remove(tree, comma.Span.Start, comma.Span.End);
            }
        }
    }

    private static bool HasComment(SyntaxNode list, TextSpan span) => list.DescendantTrivia(span).Any(trivia =>
        span.Contains(trivia.Span) && Trivia.IsText(trivia) && !list.ChildNodes().Any(item => item.Span.Contains(trivia.Span)));
}
