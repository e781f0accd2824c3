using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Optimizers;

/// <summary>
/// The methods of an optimizer's update, which every kernel of a class calls. <c>Update</c> is the formula for one vector: it stores the
/// states and returns the parameters. Where it divides by a root it comes in two halves, <c>Prepare</c> and <c>Conclude</c>, so that a
/// kernel can do something else while the root is computed.
/// </summary>
/// <param name="optimizer">The optimizer.</param>
internal sealed class UpdateMethods(OptimizerEmitter optimizer)
{
    private IEnumerable<string> Buffers => new[] { Parameter.Updated }.Concat(optimizer.Plan.Buffers);

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
            Method("Update", summary, ["g"], [], optimizer.Statements(vector));
            return;
        }

        Method("Update", summary, ["g"], [], [Prepare("g", "at", $"{vector.Type} "), $"return {Conclude("at")};"]);
        writer.Blank();
        Method(
            "Prepare",
            "The first half of an update: the states, and the numerator and the root of the step.",
            ["g"],
            ["numerator", "root"],
            optimizer.Statements(vector).Concat(
                [$"numerator = {quotient.Numerator(vector)};", $"root = {vector.Sqrt(quotient.Radicand)};"]));
        writer.Blank();
        Method(
            "Conclude",
            "The second half of an update: the parameters.",
            ["numerator", "root"],
            [],
            optimizer.Step(vector, "numerator / (root + epsilon)"));

        void Method(string name, string about, string[] values, string[] results, IEnumerable<string> body)
        {
            IEnumerable<string> parameters =
            [
                .. values.Select(value => $"{vector.Type} {value}"),
                .. Buffers.Select(buffer => $"ref float {buffer}"),
                "nuint at",
                .. optimizer.Registers.Select(register => $"{vector.Type} {register}"),
                .. results.Select(result => $"out {vector.Type} {result}"),
            ];
            writer.Line($"/// <summary>{about}</summary>")
                .Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]")
                .Block(
                    $"private static {(results.Length > 0 ? "void" : vector.Type)} {name}({string.Join(", ", parameters)})",
                    () => writer.Lines(string.Join("\n", body)));
        }
    }

    private string Arguments(string[] values, Position at) =>
        string.Join(", ", [.. values, .. Buffers.Select(name => $"ref {name}"), at.ToString(), .. optimizer.Registers]);
}
