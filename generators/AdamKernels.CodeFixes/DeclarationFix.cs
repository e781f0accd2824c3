using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace AdamKernels.CodeFixes;

/// <summary>Fixes one kind of mistake in a declaration by editing its text.</summary>
/// <param name="fixable">The diagnostics that it may fix.</param>
public abstract class DeclarationFix : CodeFixProvider
{
    private protected DeclarationFix(params DiagnosticDescriptor[] fixable) =>
        FixableDiagnosticIds = [.. fixable.Select(descriptor => descriptor.Id)];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Fix fix in Fixes(diagnostic, root).Where(fix => fix.Edits.Count > 0))
            {
                Solution solution = context.Document.Project.Solution;
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellation => ApplyAsync(solution, fix.Edits, cancellation), fix.Key), diagnostic);
            }
        }
    }

    /// <summary>The ways to fix a diagnostic; none if the source is written in a form that no edit of text suits.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="root">The file in which it is.</param>
    private protected abstract IEnumerable<Fix> Fixes(Diagnostic diagnostic, SyntaxNode root);

    private static async Task<Solution> ApplyAsync(Solution solution, IReadOnlyList<Edit> edits, CancellationToken cancellation)
    {
        foreach (IGrouping<SyntaxTree, Edit> file in edits.GroupBy(edit => edit.Tree))
        {
            if (solution.GetDocument(file.Key) is { } document)
            {
                SourceText text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                IEnumerable<TextChange> changes = file.Select(edit => edit.Change).OrderBy(change => change.Span.Start);
                solution = solution.WithDocumentText(document.Id, text.WithChanges(changes));
            }
        }

        return solution;
    }
}
