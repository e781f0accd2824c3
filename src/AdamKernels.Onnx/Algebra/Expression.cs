namespace AdamKernels.Onnx.Algebra;

/// <summary>
/// What a value of a graph is, as a formula of earlier values. Values are rows: the same formula applies to each sample of the batch.
/// </summary>
/// <param name="node">The node that computes it; null for what no node computes.</param>
/// <param name="width">Number of columns.</param>
internal abstract class Expression(OnnxNode? node, int width)
{
    /// <summary>The node that computes it; null for an input or a constant.</summary>
    public OnnxNode? Node { get; } = node;

    /// <summary>Number of columns.</summary>
    public int Width { get; } = width;

    /// <summary>
    /// Whether it is something that a network is made of, such as an activation, and not one of the operators that some exporters write in
    /// its place.
    /// </summary>
    public virtual bool IsStep => true;

    /// <summary>The value that a graph computed last before this one, from which it is computed; null for an input or a constant.</summary>
    public abstract Expression? Previous { get; }

    /// <summary>The earliest step in the formula. Where the formula is one of a step, this is what that step is applied to.</summary>
    public virtual Expression? Root => this;

    /// <summary>What it is, for a message, such as <c>the activation Relu</c>.</summary>
    public abstract string Description { get; }

    /// <summary>Whether it is a constant.</summary>
    public virtual bool IsConstant => false;

    /// <summary>The place of its node in the graph; -1 for what no node computes.</summary>
    public int Order => Node?.Index ?? -1;

    /// <summary>Whether it is the formula of a rule for the same values, up to the rounding of constants.</summary>
    /// <remarks>
    /// The comparison ends at the values of the graph, of which a rule has the root alone. So it goes no deeper than the rule, however deep
    /// the graph is.
    /// </remarks>
    /// <param name="rule">A rule's formula, or a part of one: what no node computes.</param>
    public bool IsSame(Expression rule) => ReferenceEquals(this, rule) || (rule.Node is null && HasSameForm(rule));

    /// <summary>Whether numbers agree up to the rounding of floats.</summary>
    public static bool AreClose(double first, double second) => Math.Abs(first - second) <= 1e-6 * Math.Abs(second);

    /// <summary>Whether a rule's formula is of the same type, with the same numbers and operands.</summary>
    protected virtual bool HasSameForm(Expression rule) => false;

    /// <summary>The latest of several expressions.</summary>
    protected static Expression? LatestOf(IEnumerable<Expression> expressions) =>
        expressions.Where(expression => !expression.IsConstant).MaxBy(expression => expression.Order);

    /// <summary>The earliest step of several expressions.</summary>
    protected static Expression? RootOf(IEnumerable<Expression> expressions) =>
        expressions.Select(expression => expression.IsStep ? expression : expression.Root).MinBy(root => root?.Order ?? int.MaxValue);
}
