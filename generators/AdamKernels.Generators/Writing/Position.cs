namespace AdamKernels.Generators.Writing;

/// <summary>A place in emitted code: an index, which is a variable plus a constant, from a reference.</summary>
/// <param name="Variable">The variable, or an expression of the same precedence; empty for a constant.</param>
/// <param name="Offset">The constant.</param>
internal readonly record struct Position(string Variable, int Offset = 0)
{
    /// <summary>Appended to the name of a reference: the reference to the row that the index counts from, if not the parameter.</summary>
    public string Row { get; init; } = "";

    public bool IsConstant => Variable.Length == 0;

    public bool IsZero => IsConstant && Offset == 0;

    /// <summary>The index as a factor of a product.</summary>
    private string Factor => Offset == 0 ? Variable : $"({this})";

    public static implicit operator Position(string variable) => new(variable);

    public static implicit operator Position(int offset) => new("", offset);

    public static Position operator +(Position position, int offset) => position with { Offset = position.Offset + offset };

    /// <summary>
    /// A sum, from where the left side counts. Variables precede constants, and the variable of the left side precedes that of the right.
    /// </summary>
    public static Position operator +(Position left, Position right) => right.IsConstant ? left + right.Offset
        : left.IsConstant ? (left with { Variable = right.Variable }) + right.Offset
        : left with { Variable = $"{left} + {right.Variable}", Offset = right.Offset };

    /// <summary>A product with a constant.</summary>
    public static Position operator *(Position position, int factor) => position.IsConstant
        ? position with { Offset = position.Offset * factor }
        : factor == 1 ? position
        : position with { Variable = $"{position.Factor} * {Literal.Int(factor)}", Offset = 0 };

    /// <summary>The name of the reference that the index counts from.</summary>
    /// <param name="reference">The parameter.</param>
    public string From(string reference) => reference + Row;

    public override string ToString() => IsConstant ? Literal.Int(Offset) : Offset == 0 ? Variable : $"{Variable} + {Literal.Int(Offset)}";
}
