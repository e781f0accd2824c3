namespace AdamKernels.Onnx.Algebra;

/// <summary>
/// A sum or a product: a number, and values that each have a weight. In a sum the weight is the factor of its term, in a product the
/// exponent of its factor.
/// </summary>
/// <param name="node">The node that computes it; null if none does.</param>
/// <param name="number">The number among the terms or factors.</param>
/// <param name="parts">The others.</param>
internal abstract class Combination(OnnxNode? node, double number, params (Expression Value, double Weight)[] parts)
    : Expression(node, parts.Max(part => part.Value.Width))
{
    /// <summary>The number among the terms or factors.</summary>
    public double Number => number;

    /// <summary>The other terms or factors.</summary>
    public (Expression Value, double Weight)[] Parts => parts;

    /// <inheritdoc/>
    public override bool IsStep => false;

    /// <inheritdoc/>
    public override Expression? Previous { get; } = LatestOf(parts.Select(part => part.Value));

    /// <inheritdoc/>
    public override Expression? Root { get; } = RootOf(parts.Select(part => part.Value));

    /// <inheritdoc/>
    public override string Description => Node!.Operator;

    /// <inheritdoc/>
    protected override bool HasSameForm(Expression rule) =>
        rule is Combination combination
            && rule.GetType() == GetType()
            && combination.Parts.Length == Parts.Length
            && AreClose(Number, combination.Number)

            // In both directions: x + x is not x - mean, although each of its parts is there.
            && Parts.All(part => combination.Parts.Any(match => IsSame(part, match)))
            && combination.Parts.All(match => Parts.Any(part => IsSame(part, match)));

    private static bool IsSame((Expression Value, double Weight) part, (Expression Value, double Weight) match) =>
        AreClose(part.Weight, match.Weight) && part.Value.IsSame(match.Value);
}
