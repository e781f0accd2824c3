namespace AdamKernels.Onnx.Algebra;

/// <summary>
/// Recognizes the steps that exporters write as several operators. Each rule is the formula of a step, built for the value that the
/// expression is one of; if both are the same, the expression is that step.
/// </summary>
internal static class Recognition
{
    private static readonly Calculator s_formula = new(null);

    private static readonly (Activation Activation, Func<Expression, Expression> Formula)[] s_activations =
    [
        (Activation.Sigmoid, Logistic),
        (Activation.Silu, x => s_formula.Multiply(x, s_formula.Activate(Activation.Sigmoid, x))),
        (Activation.Silu, x => s_formula.Multiply(x, Logistic(x))),
        (Activation.Softplus, x => s_formula.Apply("Log", OnePlus(s_formula.Apply("Exp", x)))),
        (Activation.Mish, x => s_formula.Multiply(x, Tanh(s_formula.Activate(Activation.Softplus, x)))),
        (Activation.Gelu, x => Half(x, s_formula.Apply("Erf", Scale(Math.Sqrt(0.5), x)))),
        (Activation.GeluTanh, x => Half(x, Tanh(Scale(Math.Sqrt(2 / Math.PI), s_formula.Add(x, Scale(0.044715, s_formula.Power(x, 3))))))),
        (Activation.GeluTanh,
            x => Half(x, Tanh(Scale(Math.Sqrt(2 / Math.PI), s_formula.Multiply(x, OnePlus(Scale(0.044715, s_formula.Power(x, 2)))))))),
        (Activation.HardSwish, x => s_formula.Multiply(x, s_formula.Apply("HardSigmoid", x, 1 / 6.0, 0.5))),
        (Activation.HardSwish,
            x => Scale(1 / 6.0, s_formula.Multiply(x, s_formula.Apply("Clip", s_formula.Add(x, new Number(3)), 0, 6)))),
    ];

    /// <summary>The step that an expression is the formula of; the expression itself if it is none.</summary>
    public static Expression Recognize(Expression expression)
    {
        if (expression.IsStep || expression.Root is not { } root)
        {
            return expression;
        }

        foreach ((Activation activation, Func<Expression, Expression> formula) in s_activations)
        {
            if (expression.IsSame(formula(root)))
            {
                return new ActivatedValue(expression.Node, root, activation);
            }
        }

        return Normalization(expression, root) ?? expression;
    }

    /// <summary>d / √(mean of d² + ε), where d is the row, or its distance from its mean.</summary>
    private static NormalizedValue? Normalization(Expression expression, Expression row)
    {
        if (expression is not Product product
            || product.Parts.FirstOrDefault(factor => factor.Weight == -0.5).Value is not Sum { Number: var epsilon })
        {
            return null;
        }

        Expression distance = s_formula.Subtract(row, s_formula.Mean(row));
        return expression.IsSame(Normalized(distance, epsilon))
            ? new NormalizedValue(expression.Node, row, isCentered: true, epsilon, gain: null, shift: null)
            : expression.IsSame(Normalized(row, epsilon))
                ? new NormalizedValue(expression.Node, row, isCentered: false, epsilon, gain: null, shift: null)
                : null;
    }

    private static Expression Normalized(Expression row, double epsilon) => s_formula.Divide(
        row, s_formula.Power(s_formula.Add(s_formula.Mean(s_formula.Power(row, 2)), new Number(epsilon)), 0.5));

    private static Expression Logistic(Expression x) =>
        s_formula.Power(OnePlus(s_formula.Apply("Exp", Scale(-1, x))), -1);

    /// <summary>½·x·(1 + y).</summary>
    private static Expression Half(Expression x, Expression y) => Scale(0.5, s_formula.Multiply(x, OnePlus(y)));

    private static Expression Tanh(Expression x) => s_formula.Activate(Activation.Tanh, x);

    private static Expression OnePlus(Expression x) => s_formula.Add(new Number(1), x);

    private static Expression Scale(double factor, Expression x) => s_formula.Multiply(new Number(factor), x);
}
