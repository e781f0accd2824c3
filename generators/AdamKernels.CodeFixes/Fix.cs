namespace AdamKernels.CodeFixes;

/// <summary>One way to fix a diagnostic.</summary>
/// <param name="Title">What it does, in the words of the editor's menu.</param>
/// <param name="Key">What it has in common with fixes of other diagnostics, so that all of them can be fixed at once.</param>
/// <param name="Edits">What it changes.</param>
internal sealed record Fix(string Title, string Key, IReadOnlyList<Edit> Edits);
