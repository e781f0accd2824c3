using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AdamKernels.CodeFixes;

/// <summary>What stands between the tokens of a file.</summary>
internal static class Trivia
{
    /// <summary>Whether it is more than space: a comment or a directive.</summary>
    public static bool IsText(SyntaxTrivia trivia) => !IsSpace(trivia) && !IsLineEnd(trivia);

    public static bool IsSpace(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.WhitespaceTrivia);

    public static bool IsLineEnd(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    /// <summary>The indentation of the line of a node.</summary>
    public static string Indentation(SyntaxNode node)
    {
        SourceText text = node.SyntaxTree.GetText();
        string line = text.Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
