namespace AdamKernels.Onnx.Algebra;

/// <summary>
/// Computes with expressions so that formulas which differ only in the order or the grouping of their operations become the same: numbers
/// are collected, products are flat, and powers of the same value are one factor.
/// </summary>
/// <param name="node">The node that computes the result; null for the formula of a rule.</param>
internal sealed class Calculator(OnnxNode? node)
{
    /// <summary>Factors of the longest product that is kept flat: more than any rule has.</summary>
    private const int MaxFactors = 8;

    /// <summary>a + b.</summary>
    public Expression Add(Expression a, Expression b) => (a, b) switch
    {
        (Number x, Number y) => new Number(x.Value + y.Value, node),
        (Number x, _) => AddNumber(b, x.Value),
        (_, Number y) => AddNumber(a, y.Value),
        _ => new Sum(node, 0, Term(a), Term(b)),
    };

    /// <summary>a - b.</summary>
    public Expression Subtract(Expression a, Expression b) => Add(a, Multiply(new Number(-1), b));

    /// <summary>a · b.</summary>
    public Expression Multiply(Expression a, Expression b)
    {
        (double number, List<(Expression Value, double Weight)> factors) = Factors(a);
        (double other, List<(Expression Value, double Weight)> others) = Factors(b);
        if (factors.Count + others.Count > MaxFactors)
        {
            return new Product(node, 1, (a, 1), (b, 1));
        }

        foreach ((Expression value, double exponent) in others)
        {
            int same = factors.FindIndex(factor => ReferenceEquals(factor.Value, value));
            if (same < 0)
            {
                factors.Add((value, exponent));
            }
            else
            {
                factors[same] = (value, factors[same].Weight + exponent);
            }
        }

        factors.RemoveAll(factor => factor.Weight == 0);
        return Compose(number * other, [.. factors]);
    }

    /// <summary>a / b.</summary>
    public Expression Divide(Expression a, Expression b) => Multiply(a, Power(b, -1));

    /// <summary>a to the power of a number.</summary>
    public Expression Power(Expression a, double exponent) => a switch
    {
        Number number => new Number(Math.Pow(number.Value, exponent), node),

        // Only whole exponents: the root of a square is not the value.
        Product product when double.IsInteger(exponent) => Compose(
            Math.Pow(product.Number, exponent), [.. product.Parts.Select(factor => (factor.Value, factor.Weight * exponent))]),
        _ => Compose(1, (a, exponent)),
    };

    /// <summary>A function of a.</summary>
    /// <param name="name">ONNX's name of the function.</param>
    /// <param name="a">The argument.</param>
    /// <param name="numbers">Numbers that the function depends on.</param>
    public Expression Apply(string name, Expression a, params double[] numbers) => new Function(node, name, a, a.Width, numbers);

    /// <summary>The mean over the columns.</summary>
    public Expression Mean(Expression a) => new Function(node, "ReduceMean", a, width: 1);

    /// <summary>An activation of a.</summary>
    public Expression Activate(Activation activation, Expression a) => new ActivatedValue(node, a, activation);

    private static (Expression Value, double Weight) Term(Expression value) =>
        value is Product product ? (new Calculator(product.Node).Compose(1, product.Parts), product.Number) : (value, 1);

    private static (double Number, List<(Expression Value, double Weight)> Factors) Factors(Expression value) => value switch
    {
        Number number => (number.Value, []),
        Product product => (product.Number, [.. product.Parts]),
        _ => (1, [(value, 1)]),
    };

    private Expression AddNumber(Expression value, double number) =>
        value is Sum sum ? new Sum(node, sum.Number + number, sum.Parts) : new Sum(node, number, Term(value));

    private Expression Compose(double number, params (Expression Value, double Weight)[] factors) =>
        factors.Length == 0 ? new Number(number, node)
        : number == 1 && factors.Length == 1 && factors[0].Weight == 1 ? factors[0].Value
        : new Product(node, number, factors);
}
