namespace AdamKernels.Onnx.Algebra;

/// <summary>A function of one value that exporters write in place of steps.</summary>
/// <param name="node">The node that computes it; null if none does.</param>
/// <param name="name">ONNX's name of the function.</param>
/// <param name="operand">The value.</param>
/// <param name="width">Number of columns.</param>
/// <param name="numbers">Numbers that the function depends on.</param>
internal sealed class Function(OnnxNode? node, string name, Expression operand, int width, params double[] numbers)
    : Expression(node, width)
{
    /// <summary>ONNX's name of the function.</summary>
    public string Name => name;

    /// <summary>The value.</summary>
    public Expression Operand => operand;

    /// <summary>Numbers that the function depends on.</summary>
    public double[] Numbers => numbers;

    /// <inheritdoc/>
    public override bool IsStep => false;

    /// <inheritdoc/>
    public override Expression? Previous => operand;

    /// <inheritdoc/>
    public override Expression? Root { get; } = RootOf([operand]);

    /// <inheritdoc/>
    public override string Description =>
        numbers.Length == 0 ? name : $"{name} with {string.Join(" and ", numbers.Select(Text.Number))}";

    /// <inheritdoc/>
    protected override bool HasSameForm(Expression rule) =>
        rule is Function function
            && function.Name == Name
            && Numbers.Length == function.Numbers.Length
            && Numbers.Zip(function.Numbers).All(pair => AreClose(pair.First, pair.Second))
            && Operand.IsSame(function.Operand);
}
