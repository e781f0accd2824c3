using System.ComponentModel;

namespace AdamKernels;

/// <summary>Calls of a network's emitted members bind to these methods when nothing emits the members: an error that says why.</summary>
/// <remarks>
/// Unlike the package, a project reference to the library does not include the generator. Emitted members take precedence over extension
/// methods, so a program with a generated network cannot reach these. A program with extension methods of its own with these names does not
/// reach them either, since its own match better.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MissingGenerator
{
    private const string Id = "AK0103";

    private const string Url = "https://github.com/AdamKernels/AdamKernels/blob/main/docs/diagnostics.md#ak0103";

    private const string Message =
        "AdamKernels.Generators emits this member of a network, but it emitted nothing for the class. If the class has [Network] and no "
        + "other AK error, the project lacks the generator: reference the package AdamKernels, or reference "
        + "generators/AdamKernels.Generators with OutputItemType=\"Analyzer\" in addition to src/AdamKernels.";

    /// <summary>Stands in for the emitted <c>Predict</c>; always an error.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The inputs of the samples.</param>
    /// <param name="outputs">Receives their outputs.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Message, error: true, DiagnosticId = Id, UrlFormat = Url)]
    public static void Predict(this object network, ReadOnlySpan<float> inputs, Span<float> outputs) =>
        throw new NotSupportedException(Message);

    /// <summary>Stands in for the emitted <c>GetParameters</c>; always an error.</summary>
    /// <param name="network">The network.</param>
    /// <param name="destination">Receives the parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Message, error: true, DiagnosticId = Id, UrlFormat = Url)]
    public static void GetParameters(this object network, Span<float> destination) =>
        throw new NotSupportedException(Message);

    /// <summary>Stands in for the emitted <c>SetParameters</c>; always an error.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Message, error: true, DiagnosticId = Id, UrlFormat = Url)]
    public static void SetParameters(this object network, ReadOnlySpan<float> source) =>
        throw new NotSupportedException(Message);
}
