using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Writing;

/// <summary>
/// The only place that spells Vector512, Vector256, Vector128 or a plain float. Emitters ask it for operations and do not know which of
/// these they emit.
/// </summary>
internal sealed class VectorWriter(VectorTarget target)
{
    public VectorTarget Target { get; } = target;

    public int Lanes => Target.Lanes;

    /// <summary>Writes values that have this many lanes on every path, such as sums that are finished together.</summary>
    public static VectorWriter OfLanes(int lanes) => new(VectorTarget.All.Single(target => target.Lanes == lanes));

    /// <summary>Registers that hold 16 lanes, the unit in which rows are padded and sums are ordered.</summary>
    public int RegistersPerBlock => VectorTarget.BlockLanes / Lanes;

    public string Type => Target.IsScalar ? "float" : $"{Target.Name}<float>";

    public string Zero => Target.IsScalar ? "0f" : $"{Target.Name}<float>.Zero";

    public string Load(string reference, Position at) => (Target.IsScalar, at.IsZero) switch
    {
        (true, true) => at.From(reference),
        (true, false) => $"Unsafe.Add(ref {at.From(reference)}, {at})",
        (false, true) => $"{Target.Name}.LoadUnsafe(ref {at.From(reference)})",
        (false, false) => $"{Target.Name}.LoadUnsafe(ref {at.From(reference)}, {at})",
    };

    public string Store(string value, string reference, Position at) => (Target.IsScalar, at.IsZero) switch
    {
        (true, _) => $"{Load(reference, at)} = {value};",
        (false, true) => $"{value}.StoreUnsafe(ref {at.From(reference)});",
        (false, false) => $"{value}.StoreUnsafe(ref {at.From(reference)}, {at});",
    };

    /// <summary>Moves an index by one vector.</summary>
    public string Advance(string index) => Target.IsScalar ? $"{index}++" : $"{index} += {Literal.Int(Lanes)}";

    /// <summary>A scalar in every lane.</summary>
    public string Broadcast(string scalar) => Target.IsScalar ? scalar : $"{Target.Name}.Create({scalar})";

    public string Constant(double value) => value == 0 ? Zero : Broadcast(Literal.Float(value));

    /// <summary>a·b + c, rounded once.</summary>
    public string MultiplyAdd(string a, string b, string c) =>
        $"{(Target.IsScalar ? "ScalarMath" : Target.Name)}.FusedMultiplyAdd({a}, {b}, {c})";

    public string Sqrt(string a) => Target.IsScalar ? $"global::System.MathF.Sqrt({a})" : $"{Target.Name}.Sqrt({a})";

    public string Abs(string a) => Target.IsScalar ? $"global::System.MathF.Abs({a})" : $"{Target.Name}.Abs({a})";

    /// <summary>
    /// Selects the one value where the comparison of a with b is true, and the other elsewhere. Comparisons with NaN are false.
    /// </summary>
    public string Select(string a, Comparison comparison, string b, string then, string otherwise) => Target.IsScalar
        ? $"({a} {Operator(comparison)} {b} ? {then} : {otherwise})"
        : $"{Target.Name}.ConditionalSelect({Target.Name}.{comparison}({a}, {b}), {then}, {otherwise})";

    /// <summary>a limited to ±limit; NaN passes.</summary>
    public string Clamp(string a, string limit) =>
        Select(a, Comparison.GreaterThan, limit, limit, Select(a, Comparison.LessThan, $"-{limit}", $"-{limit}", a));

    /// <summary>Replaces subnormal values by zero: they, and zero, are the only values whose exponent bits are all 0.</summary>
    public string FlushSubnormal(string a) => Target.IsScalar
        ? $"((global::System.BitConverter.SingleToInt32Bits({a}) & 0x7F800000) == 0 ? 0f : {a})"
        : $"{Target.Name}.ConditionalSelect({Target.Name}.Equals({a}.AsInt32() & {Target.Name}.Create(0x7F800000), "
            + $"{Target.Name}<int>.Zero).AsSingle(), {Zero}, {a})";

    /// <summary>The same for values that are never negative, in fewer instructions. NaN is not below anything and stays.</summary>
    public string FlushSubnormalPositive(string a) => Select(a, Comparison.LessThan, Constant(1.17549435e-38), Zero, a);

    /// <summary>Keeps the first lanes of a register and replaces the others.</summary>
    /// <param name="a">A register.</param>
    /// <param name="count">Lanes to keep: all or more leave the register unchanged, none or fewer keep nothing.</param>
    /// <param name="otherwise">What the other lanes become.</param>
    public string KeepFirst(string a, int count, string otherwise)
    {
        if (count >= Lanes || count <= 0)
        {
            return count >= Lanes ? a : otherwise;
        }

        KeepsFirst = true;
        return $"First({Literal.Int(count)}, {a}, {otherwise})";
    }

    /// <summary>Whether a call of <see cref="KeepFirst"/> needs the method that <see cref="EmitFirst"/> emits.</summary>
    public bool KeepsFirst { get; private set; }

    /// <summary>Emits the method that <see cref="KeepFirst"/> calls: a mask of the lanes to keep, which the compiler folds.</summary>
    public void EmitFirst(SourceWriter writer) => writer
        .Line("/// <summary>The first lanes of one register, and the others of another one.</summary>")
        .Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]")
        .Line($"private static {Type} First(int count, {Type} lanes, {Type} otherwise) =>")
        .Line($"    {Target.Name}.ConditionalSelect({Target.Name}.LessThan({Target.Name}<int>.Indices, "
            + $"{Target.Name}.Create(count)).AsSingle(), lanes, otherwise);");

    /// <summary>The sum of the 16 lanes of one block, in the contract's fixed tree.</summary>
    public string SumLanes(IEnumerable<string> registers) => $"VectorMath.SumLanes({string.Join(", ", registers)})";

    /// <summary>Whether <see cref="SumLanes"/> also takes four blocks at once and returns a vector of their sums.</summary>
    public bool SumsFourBlocks => Lanes >= 8;

    /// <summary>The largest of the 16 lanes of one block.</summary>
    public string MaxLanes(IEnumerable<string> registers) => $"VectorMath.MaxLanes({string.Join(", ", registers)})";

    /// <summary>Whether there are quotients by multiply-adds for these vectors.</summary>
    public bool DividesByMultiplyAdds => Lanes == VectorTarget.BlockLanes;

    /// <summary>A function of the runtime's VectorMath, which has an overload for every kind of vector.</summary>
    public string Call(string function, string a) => $"VectorMath.{function}({a})";

    private static string Operator(Comparison comparison) => comparison switch
    {
        Comparison.LessThan => "<",
        Comparison.LessThanOrEqual => "<=",
        _ => ">",
    };
}
