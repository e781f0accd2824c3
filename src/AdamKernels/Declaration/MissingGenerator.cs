using System.ComponentModel;

namespace AdamKernels;

/// <summary>What calls of a network's emitted members bind to while nothing emits them: an error that says why.</summary>
/// <remarks>
/// A project reference to the library does not bring the generator along, as the package does. Emitted members come before extension methods,
/// so no program with a generated network can reach these; neither can one whose own extension methods have these names, since theirs fit better.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MissingGenerator
{
    private const string Id = "AK0103";

    private const string Url = "https://github.com/AdamKernels/AdamKernels/blob/main/docs/diagnostics.md#ak0103";

    private const string Message =
        "This member of a network is emitted by AdamKernels.Generators, which emitted nothing for the class. If the class has [Network] and no other AK error, " +
        "the project lacks the generator: reference the package AdamKernels, or generators/AdamKernels.Generators with OutputItemType=\"Analyzer\" beside src/AdamKernels.";

    /// <summary>Stands for the emitted <c>Predict</c>; always an error.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The inputs of the samples.</param>
    /// <param name="outputs">Receives their outputs.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Message, error: true, DiagnosticId = Id, UrlFormat = Url)]
    public static void Predict(this object network, ReadOnlySpan<float> inputs, Span<float> outputs) =>
        throw new NotSupportedException(Message);

    /// <summary>Stands for the emitted <c>GetParameters</c>; always an error.</summary>
    /// <param name="network">The network.</param>
    /// <param name="destination">Receives the parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Message, error: true, DiagnosticId = Id, UrlFormat = Url)]
    public static void GetParameters(this object network, Span<float> destination) =>
        throw new NotSupportedException(Message);

    /// <summary>Stands for the emitted <c>SetParameters</c>; always an error.</summary>
    /// <param name="network">The network.</param>
    /// <param name="source">The parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Message, error: true, DiagnosticId = Id, UrlFormat = Url)]
    public static void SetParameters(this object network, ReadOnlySpan<float> source) =>
        throw new NotSupportedException(Message);
}
