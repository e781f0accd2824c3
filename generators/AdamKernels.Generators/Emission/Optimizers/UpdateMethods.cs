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
    private const int Four = 4;

    private IEnumerable<string> Buffers => new[] { Parameter.Updated }.Concat(optimizer.Plan.Buffers);

    private IEnumerable<string> References => Buffers.Select(name => $"ref {name}");

    /// <summary>Whether there is an <c>UpdateFour</c>.</summary>
    public bool UpdatesFour(VectorWriter vector) => vector.DividesByMultiplyAdds && optimizer.QuotientByRoot is not null;

    /// <summary>A call of <c>UpdateFour</c>, for gradients in memory.</summary>
    public string UpdateFour(Position at) => $"UpdateFour({Arguments([$"ref {Parameter.Gradient}"], at)});";

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

        Value("Update", summary, ["g"], [Prepare("g", "at", $"{vector.Type} "), $"return {Conclude("at")};"]);
        string[] begin =
        [
            .. optimizer.Statements(vector), $"numerator = {quotient.Numerator(vector)};", $"root = {vector.Sqrt(quotient.Radicand)};",
        ];
        Halves("Prepare", "The first half of an update: the states, and the numerator and the root of the step.", UpdatesFour(vector)
            ? [$"Begin({Arguments(["g"], "at")}, out numerator, out root);", .. quotient.Settle(vector, "numerator")]
            : [.. begin, .. quotient.Settle(vector, "numerator")]);
        const string Direction = "numerator / (root + epsilon)";
        const string AboutConclude = "The second half of an update: the parameters.";
        if (!UpdatesFour(vector))
        {
            Value("Conclude", AboutConclude, ["numerator", "root"], optimizer.Step(vector, Direction));
            return;
        }

        Value("Conclude", AboutConclude, ["numerator", "root"], [$"return Move({Arguments([Direction], "at")});"]);
        Halves("Begin", "What the first half does before the numerator is settled.", begin);
        Value("Move", "Moves parameters in a direction.", ["direction"], optimizer.Step(vector, "direction"));
        EmitUpdateFour(writer.Blank(), vector, quotient);

        void Value(string name, string about, string[] values, IEnumerable<string> body) => Method(name, about, values, [], body);

        void Halves(string name, string about, IEnumerable<string> body) => Method(name, about, ["g"], ["numerator", "root"], body);

        void Method(string name, string about, string[] values, string[] results, IEnumerable<string> body)
        {
            if (name != "Update")
            {
                writer.Blank();
            }

            Declare(
                writer,
                about,
                $"{(results.Length > 0 ? "void" : vector.Type)} {name}",
                vector,
                values.Select(value => $"{vector.Type} {value}"),
                results.Select(result => $"out {vector.Type} {result}"),
                body);
        }
    }

    private void EmitUpdateFour(SourceWriter writer, VectorWriter vector, QuotientByRoot quotient)
    {
        int[] all = [.. Enumerable.Range(0, Four)];
        Declare(
            writer,
            "Updates four vectors of parameters from their gradients in memory, with quotients by multiply-adds where these are exact.",
            "void UpdateFour",
            vector,
            [$"ref float {Parameter.Gradient}"],
            [],
            [
                .. all.Select(i => $"Begin({Arguments([vector.Load(Parameter.Gradient, At(i))], At(i))}, "
                    + $"out {vector.Type} numerator{i}, out {vector.Type} root{i});"),
                "",
                .. all.Select(i => $"root{i} += epsilon;"),
                "if (!Quotients.TryDivide(",
                $"    {Each(i => $"numerator{i}")}, {Each(i => $"root{i}")},",
                $"    {Each(i => $"out {vector.Type} quotient{i}")}))",
                "{",
                .. all.SelectMany(i => Settle(i)).Select(line => "    " + line),
                .. all.Select(i => $"    quotient{i} = numerator{i} / root{i};"),
                "}",
                "",
                .. quotient.State is { } state ? all.Select(i => vector.Store($"numerator{i}", state, At(i))) : [],
                .. all.Select(i => vector.Store($"Move({Arguments([$"quotient{i}"], At(i))})", Parameter.Updated, At(i))),
            ]);

        Position At(int i) => new Position("at") + i * vector.Lanes;

        string Each(Func<int, string> text) => string.Join(", ", all.Select(text));

        IEnumerable<string> Settle(int i) =>
            quotient.State is null ? [] : [$"numerator{i} = {vector.FlushSubnormal($"numerator{i}")};"];
    }

    private void Declare(
        SourceWriter writer,
        string about,
        string typeAndName,
        VectorWriter vector,
        IEnumerable<string> values,
        IEnumerable<string> results,
        IEnumerable<string> body)
    {
        IEnumerable<string> parameters =
        [
            .. values,
            .. Buffers.Select(buffer => $"ref float {buffer}"),
            "nuint at",
            .. optimizer.Registers.Select(register => $"{vector.Type} {register}"),
            .. results,
        ];
        writer.Line($"/// <summary>{about}</summary>")
            .Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]")
            .Block($"private static {typeAndName}({string.Join(", ", parameters)})", () => writer.Lines(string.Join("\n", body)));
    }

    private string Arguments(string[] values, Position at) =>
        string.Join(", ", [.. values, .. References, at.ToString(), .. optimizer.Registers]);
}
