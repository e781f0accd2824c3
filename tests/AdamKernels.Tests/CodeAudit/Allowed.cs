using AdamKernels.PathProbe;

namespace AdamKernels.Tests.CodeAudit;

/// <summary>
/// The breaches that are allowed, each with its reason. <see cref="CodeAuditTests"/> fails when one of them is no longer found.
/// </summary>
/// <param name="Network">A network, or <see cref="AnyOther"/>.</param>
/// <param name="Path">The path.</param>
/// <param name="Kernel">A kernel, or <see cref="AnyKernel"/>.</param>
/// <param name="Rule">The rule.</param>
/// <param name="MostLines">Most offending lines.</param>
/// <param name="Reason">Why it is allowed.</param>
internal sealed record Allowed(string Network, VectorPath Path, string Kernel, Rule Rule, int MostLines, string Reason)
{
    /// <summary>
    /// Networks whose shapes are there for the tests of results: tiles for sizes such as 33 and 3, and options in all combinations.
    /// </summary>
    public const string AnyOther = "any other";

    public const string AnyKernel = "any";

    private const string LossOfRow =
        "once a row: two registers each of logits, exponentials and targets, besides the constants of exp and log, are more than 16";

    private const string LastTile =
        "where the last tile is updated, a reference goes to the stack and back beside each division, which takes longer";

    private const string Odd = "tiles of odd shapes, long activations and losses, which are here for their results and not for their speed";

    /// <summary>The networks that every breach is listed for: the sizes that speed is promised for.</summary>
    public static readonly string[] Standard = [nameof(Control), nameof(Wide), nameof(Classifier), nameof(LargeDigits), nameof(AllTanh)];

    public static readonly Allowed[] Table =
    [
        new(nameof(LargeDigits), VectorPath.Vector512, "UpdateWeights1", Rule.NoOtherSpill, 2, LastTile),
        new(nameof(Classifier), VectorPath.Vector256, "Loss", Rule.NoVectorSpill, 9, LossOfRow),
        new(nameof(LargeDigits), VectorPath.Vector256, "Loss", Rule.NoVectorSpill, 9, LossOfRow),
        new(AnyOther, VectorPath.Vector512, AnyKernel, Rule.NoOtherSpill, 2, LastTile),
        new(AnyOther, VectorPath.Vector512, AnyKernel, Rule.NoVectorSpill, 43, Odd),
        new(AnyOther, VectorPath.Vector256, AnyKernel, Rule.NoVectorSpill, 60, Odd),
    ];

    public bool Covers(Finding finding) =>
        finding.Rule == Rule
        && finding.Listing.Path == $"{Path}Kernels"
        && (Network == AnyOther ? !Standard.Contains(finding.Listing.Network) : finding.Listing.Network == Network)
        && (Kernel == AnyKernel || finding.Listing.Kernel == Kernel)
        && finding.Lines.Count <= MostLines;
}
