using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AdamKernels.CodeFixes;

/// <summary>A change of the text of a file. Whatever it does not name stays as it is: comments, line ends and indentation.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Change">What changes.</param>
internal readonly record struct Edit(SyntaxTree Tree, TextChange Change)
{
    public static Edit Insert(SyntaxTree tree, int position, string text) => Replace(tree, new TextSpan(position, 0), text);

    public static Edit Replace(SyntaxTree tree, TextSpan span, string text) => new(tree, new TextChange(span, text));

    public static Edit Remove(SyntaxTree tree, int start, int end) => Replace(tree, TextSpan.FromBounds(start, end), "");
}
