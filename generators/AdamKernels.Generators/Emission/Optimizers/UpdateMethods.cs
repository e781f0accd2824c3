using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// The methods of an optimizer's update, which every kernel of a class calls. <c>Update</c> is the formula for one vector: it stores the
/// states and returns the parameters. Where it divides by a root it comes in two halves, <c>Prepare</c> and <c>Conclude</c>, so that a
/// kernel can do something else while the root is computed; with 512-bit vectors, <c>UpdateFour</c> also divides without the divider.
/// </summary>
/// <param name="optimizer">The optimizer.</param>
internal sealed class UpdateMethods(OptimizerEmitter optimizer)
{
    /// <summary>Vectors that a call of <c>UpdateFour</c> updates.</summary>
    public const int VectorsTogether = 4;

    private const string AboutFour =
        "Updates four vectors of parameters from their gradients in memory, with quotients by multiply-adds where these are exact.";

    private IEnumerable<string> Buffers => new[] { Parameter.Updated }.Concat(optimizer.Plan.Buffers);

    /// <summary>Whether there is an <c>UpdateFour</c>.</summary>
    public bool UpdatesFour(VectorWriter vector) => vector.DividesByMultiplyAdds && optimizer.Plan.Traits.DividesByRoot;

    /// <summary>A call of <c>UpdateFour</c>, for gradients in memory.</summary>
    public string UpdateFour(Position at) => $"UpdateFour({Arguments([$"ref {at.From(Parameter.Gradient)}"], at)});";

    /// <summary>A call of <c>Update</c>, whose value is the updated parameters.</summary>
    public string Update(string gradient, Position at) => $"Update({Arguments([gradient], at)})";

    /// <summary>A call of the first half.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="at">Where it lies.</param>
    /// <param name="declaration">A type and a space where the results are declared by the call.</param>
    public string Prepare(string gradient, Position at, string declaration = "") =>
        $"Prepare({Arguments([gradient], at)}, out {declaration}numerator, out {declaration}root);";

    /// <summary>A call of the second half, whose value is the updated parameters.</summary>
    public string Conclude(Position at) => $"Conclude({Arguments(["numerator", "root"], at)})";

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
        string summary = $"{optimizer.Plan.Traits.Name} for one vector of parameters: {optimizer.Formula}.";
        if (optimizer.QuotientByRoot is not { } quotient)
        {
            Value("Update", summary, ["g"], optimizer.Statements(vector));
            return;
        }

        string[] begin =
        [
            .. optimizer.Statements(vector), $"numerator = {quotient.Numerator(vector)};", $"root = {vector.Sqrt(quotient.Radicand)};",
        ];
        string[] settle = quotient.State is null ? [] :
        [
            "// The numerator is a state, and fades in the same way.",
            .. quotient.Fade(vector, "numerator"),
            .. quotient.Store(vector, "numerator", "at"),
        ];
        const string Direction = "numerator / (root + epsilon)";
        bool isShared = UpdatesFour(vector);

        Value("Update", summary, ["g"], [Prepare("g", "at", $"{vector.Type} "), $"return {Conclude("at")};"]);
        Half(
            "Prepare",
            "The first half of an update: the states, and the numerator and the root of the step.",
            [.. isShared ? [$"Begin({Arguments(["g"], "at")}, out numerator, out root);"] : begin, .. settle]);
        Value(
            "Conclude",
            "The second half of an update: the parameters.",
            ["numerator", "root"],
            isShared ? [$"return Move({Arguments([Direction], "at")});"] : optimizer.Step(vector, Direction));
        if (isShared)
        {
            Half("Begin", "The first half before the numerator fades and is stored, if it is a state.", begin);
            Value("Move", "Moves parameters in a direction.", ["direction"], optimizer.Step(vector, "direction"));
            Method("void UpdateFour", AboutFour, [$"ref float {Parameter.Gradient}"], [], Four(vector, quotient));
        }

        void Value(string name, string about, string[] values, IEnumerable<string> body) =>
            Method($"{vector.Type} {name}", about, values.Select(value => $"{vector.Type} {value}"), [], body);

        void Half(string name, string about, IEnumerable<string> body) =>
            Method($"void {name}", about, [$"{vector.Type} g"], [$"out {vector.Type} numerator", $"out {vector.Type} root"], body);

        void Method(
            string typeAndName, string about, IEnumerable<string> values, IEnumerable<string> results, IEnumerable<string> body)
        {
            IEnumerable<string> parameters =
            [
                .. values,
                .. Buffers.Select(buffer => $"ref float {buffer}"),
                "nuint at",
                .. optimizer.Registers.Select(register => $"{vector.Type} {register}"),
                .. results,
            ];
            writer.Blank()
                .Line($"/// <summary>{about}</summary>")
                .Line(KernelMethod.Inlined)
                .Block(
                    $"private static {typeAndName}({string.Join(", ", parameters)})", () => writer.Lines(string.Join("\n", body)));
        }
    }

    /// <summary>The statements that update four vectors: one test decides for all of them how they are divided.</summary>
    private IEnumerable<string> Four(VectorWriter vector, QuotientByRoot quotient)
    {
        int[] all = [.. Enumerable.Range(0, VectorsTogether)];
        return
        [
            .. all.Select(i => $"Begin({Arguments([vector.Load(Parameter.Gradient, At(i))], At(i))}, "
                + $"out {vector.Type} numerator{i}, out {vector.Type} root{i});"),
            "",
            .. all.Select(i => $"root{i} += epsilon;"),
            "if (!Quotients.TryDivide(",
            $"    {Each(i => $"numerator{i}")}, {Each(i => $"root{i}")},",
            $"    {Each(i => $"out {vector.Type} quotient{i}")}))",
            "{",
            .. all.SelectMany(i => quotient.Fade(vector, $"numerator{i}")).Select(line => "    " + line),
            .. all.Select(i => $"    quotient{i} = numerator{i} / root{i};"),
            "}",
            "",
            .. all.SelectMany(i => quotient.Store(vector, $"numerator{i}", At(i))),
            .. all.Select(i => vector.Store($"Move({Arguments([$"quotient{i}"], At(i))})", Parameter.Updated, At(i))),
        ];

        Position At(int i) => new Position("at") + i * vector.Lanes;

        string Each(Func<int, string> text) => string.Join(", ", all.Select(text));
    }

    private string Arguments(string[] values, Position at) =>
        string.Join(", ", [.. values, .. Buffers.Select(name => $"ref {at.From(name)}"), at.ToString(), .. optimizer.Registers]);
}
