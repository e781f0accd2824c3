namespace AdamKernels.Tests.CodeAudit;

/// <summary>A breach of a rule.</summary>
/// <param name="Listing">The kernel.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Lines">The offending instructions, or what is missing.</param>
internal sealed record Finding(Listing Listing, Rule Rule, IReadOnlyList<string> Lines)
{
    private const int LinesShown = 8;

    public override string ToString()
    {
        IEnumerable<string> lines = Lines.Take(LinesShown).Concat(
            Lines.Count > LinesShown ? [$"and {Lines.Count - LinesShown} more"] : Array.Empty<string>());
        return $"{Listing.Network}, {Listing.Path}, {Listing.Kernel}: "
            + $"{Rule}{string.Concat(lines.Select(line => $"{Environment.NewLine}    {line}"))}";
    }
}
