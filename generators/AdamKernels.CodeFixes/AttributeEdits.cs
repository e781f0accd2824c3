using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.CodeFixes;

/// <summary>Adds and removes attributes.</summary>
internal static class AttributeEdits
{
    /// <summary>The attribute at a location of a diagnostic.</summary>
    public static AttributeSyntax? At(Location location) => location.SourceTree?.GetRoot().FindNode(location.SourceSpan)
        .AncestorsAndSelf().OfType<AttributeSyntax>().FirstOrDefault();

    /// <summary>
    /// Adds attributes after another one: to its list, or in lists of their own if it has one of its own.
    /// </summary>
    public static Edit Add(AttributeSyntax after, IEnumerable<string> attributes)
    {
        var list = (AttributeListSyntax)after.Parent!;
        if (list.Attributes.Count > 1)
        {
            return Edit.Insert(after.SyntaxTree, after.Span.End, string.Concat(attributes.Select(added => $", {added}")));
        }

        SyntaxTriviaList rest = list.GetTrailingTrivia();
        SyntaxTrivia lineEnd = rest.FirstOrDefault(Trivia.IsLineEnd);
        return Trivia.IsLineEnd(lineEnd)
            ? Edit.Insert(after.SyntaxTree, lineEnd.SpanStart, Lists(lineEnd + Trivia.Indentation(list)))
            : Edit.Insert(after.SyntaxTree, list.Span.End, Lists(" "));

        string Lists(string separator) => string.Concat(attributes.Select(added => $"{separator}[{added}]"));
    }

    /// <summary>An attribute of the library, qualified as another one is.</summary>
    public static string Qualify(string name, AttributeSyntax other)
    {
        string given = other.Name.ToString();
        string last = other.Name is QualifiedNameSyntax qualified ? qualified.Right.ToString()
            : other.Name is AliasQualifiedNameSyntax alias ? alias.Name.ToString()
            : given;
        return given.Substring(0, given.Length - last.Length) + name;
    }

    /// <summary>Removes attributes, and the lists that have no other.</summary>
    public static IEnumerable<Edit> Remove(IEnumerable<AttributeSyntax> attributes)
    {
        foreach (IGrouping<SyntaxNode, AttributeSyntax> group in attributes.GroupBy(attribute => attribute.Parent!))
        {
            var list = (AttributeListSyntax)group.Key;
            HashSet<AttributeSyntax> removed = [.. group];
            if (removed.Count < list.Attributes.Count)
            {
                foreach (Edit edit in ItemEdits.Remove(list.Attributes, removed.Contains))
                {
                    yield return edit;
                }
            }
            else
            {
                yield return Remove(list);
            }
        }
    }

    /// <summary>Removes a list, with its line if nothing else is on it.</summary>
    private static Edit Remove(AttributeListSyntax list)
    {
        if (list.GetTrailingTrivia().Any(Trivia.IsText))
        {
            return Edit.Remove(list.SyntaxTree, list.Span.Start, list.Span.End);
        }

        SyntaxTrivia next = list.GetLastToken().GetNextToken().LeadingTrivia.FirstOrDefault();
        return Edit.Remove(list.SyntaxTree, list.Span.Start, Trivia.IsSpace(next) ? next.Span.End : list.FullSpan.End);
    }
}
