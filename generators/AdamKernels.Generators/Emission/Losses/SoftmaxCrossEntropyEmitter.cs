using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>Softmax cross-entropy on logits. A label arrives as a row of targets that is 1 at the label and 0 elsewhere.</summary>
internal sealed class SoftmaxCrossEntropyEmitter(SoftmaxCrossEntropyAttribute spec) : LossEmitter
{
    /// <summary>Name of the method for the rows that are too few to be joined.</summary>
    private const string Rest = "LossOfRest";

    private static bool JoinsRows(VectorWriter vector) => LossKernel.RowsTogether(vector.Target) > 1;

    /// <summary>Names of the rows whose sums are joined at once: A, B and so on.</summary>
    private static string[] Names(VectorWriter vector) =>
        [.. Enumerable.Range('A', LossKernel.RowsTogether(vector.Target)).Select(letter => $"{(char)letter}")];

    private bool IsWeighted => Weights.Count > 0;

    protected override IReadOnlyList<double> Weights => spec.ClassWeights ?? [];

    protected override string Formula =>
        "sum over rows of the sum of t (logsumexp(y) - y), gradient softmax(y) sum(t) - t, both over divisor"
        + (Smoothing.Length > 0 || IsWeighted
            ? $", where t stands for {(IsWeighted ? "weight " : "")}{(Smoothing.Length > 0 ? Smoothing : "t")}"
            : "");

    private string Smoothing =>
        spec.LabelSmoothing > 0
            ? $"((1 - {Literal.Plain(spec.LabelSmoothing)}) t + {Literal.Plain(spec.LabelSmoothing)} / classes)"
            : "";

    protected override void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer)
    {
        int stride = layer.OutputStride;
        Scale(writer, vector);
        if (JoinsRows(vector))
        {
            string[] names = Names(vector);
            writer.Line($"nuint row = 0, end = rows * {stride};").Blank()
                .Line($"// {names.Length} rows at a time, whose lanes are summed together.")
                .Block(
                    $"for (; row + {(names.Length - 1) * stride} < end; row += {names.Length * stride})",
                    () => Rows(writer, vector, stride, names));
            writer.Blank().Block(
                "if (row < end)",
                () => writer.Line($"{Rest}(ref y, ref t, ref dy, ref {Terms}, {(IsWeighted ? "ref weights, " : "")}row, end, divisor);"));
        }
        else
        {
            writer.Blank().Block(
                $"for (nuint row = 0; row < rows * {stride}; row += {stride})",
                () => Row(writer, vector, layer.Spec.Outputs));
        }
    }

    protected override void EmitParts(SourceWriter writer, VectorWriter vector, LayerLayout layer)
    {
        if (!JoinsRows(vector))
        {
            return;
        }

        string weights = IsWeighted ? "ref float weights, " : "";

        // Most batches have no such rows, and then this is never compiled at run time.
        Method(
            "The loss and the gradient of the rows that remain, one at a time.",
            $"void {Rest}(ref float y, ref float t, ref float dy, ref float {Terms}, {weights}nuint row, nuint end, double divisor)",
            () =>
            {
                Scale(writer, vector);
                writer.Block(
                    $"for (; row < end; row += {layer.OutputStride})", () => Rows(writer, vector, layer.OutputStride, [""]));
            },
            KernelMethod.Attribute);
        string values = string.Join(", ", new[] { "largest", "logSum", "factor", "scale" }.Select(name => $"{vector.Type} {name}"));
        int columns = layer.Spec.Outputs;
        Method("The largest logit of a row.", $"{vector.Type} Largest(ref float y, nuint row)", () =>
        {
            string largest = Largest(writer, vector, columns);
            writer.Line($"return {largest};");
        });
        Method(
            "The exponentials of a row, kept in dy, and the sums of them and of the targets in 16 lanes.",
            $"void Exponentials(ref float y, ref float t, ref float dy, {weights}nuint row, {vector.Type} largest, "
                + $"{Outs(vector, "sum", "targets")})",
            () => Exponentials(writer, vector, columns, declares: false));
        Method(
            "The gradient of a row, and its loss in 16 lanes.",
            $"void Gradients(ref float y, ref float t, ref float dy, {weights}nuint row, {values}, {Outs(vector, "loss")})",
            () => Gradients(writer, vector, columns, declares: false));

        void Method(string summary, string signature, Action body, string attribute = KernelMethod.Inlined) => writer.Blank()
            .Line($"/// <summary>{summary}</summary>")
            .Line(attribute)
            .Block($"private static {signature}", body);
    }

    /// <summary>
    /// Emits some rows as calls. Each part runs for all rows before the next one, because a processor looks ahead no farther than one row.
    /// </summary>
    private void Rows(SourceWriter writer, VectorWriter vector, int stride, string[] names)
    {
        string single = VectorWriter.OfLanes(names.Length).Type;
        string Of(string values, int i) => vector.Broadcast(names.Length == 1 ? values : $"{values}.GetElement({i})");
        string At(int i) => $"row{(i == 0 ? "" : $" + {i * stride}")}";
        string Arguments(int i) => $"ref y, ref t, ref dy, {(IsWeighted ? "ref weights, " : "")}{At(i)}";
        string Join(string name) => vector.SumLanes(names.Select(row => name + row));

        writer.Line($"{vector.Type} {string.Join(", ", names.Select((name, i) => $"largest{name} = Largest(ref y, {At(i)})"))};");
        for (int i = 0; i < names.Length; i++)
        {
            writer.Line($"Exponentials({Arguments(i)}, largest{names[i]}, {Outs(vector, $"sum{names[i]}", $"targets{names[i]}")});");
        }

        writer.Line($"{single} expSum = {Join("sum")}, logSum = {vector.Call("Log", "expSum")}, factor = {Join("targets")} / expSum;");
        for (int i = 0; i < names.Length; i++)
        {
            string values = $"largest{names[i]}, {Of("logSum", i)}, {Of("factor", i)}, scale";
            writer.Line($"Gradients({Arguments(i)}, {values}, {Outs(vector, $"loss{names[i]}")});");
        }

        writer.Line($"{single} losses = {Join("loss")};")
            .Statements(names.Select((_, i) => Keep($"losses{(names.Length == 1 ? "" : $".GetElement({i})")}", At(i))));
    }

    private static void Scale(SourceWriter writer, VectorWriter vector) =>
        writer.Line($"{vector.Type} scale = {vector.Broadcast("(float)(1d / divisor)")};");

    /// <summary>Emits one row without calls.</summary>
    private void Row(SourceWriter writer, VectorWriter vector, int columns)
    {
        writer.Line($"{vector.Type} largest = {Largest(writer, vector, columns)};").Blank();
        Exponentials(writer, vector, columns, declares: true);
        writer.Line($"float expSum = {vector.SumLanes(RowBlocks.Registers(vector, "sum"))};")
            .Line($"{vector.Type} logSum = {vector.Broadcast(vector.Call("Log", "expSum"))};")
            .Line($"{vector.Type} factor = {vector.Broadcast($"{vector.SumLanes(RowBlocks.Registers(vector, "targets"))} / expSum")};")
            .Blank();
        Gradients(writer, vector, columns, declares: true);
        writer.Line(Keep(vector.SumLanes(RowBlocks.Registers(vector, "loss")), "row"));
    }

    /// <summary>Stores the loss of a row, its only term.</summary>
    private static string Keep(string loss, string row) => $"Unsafe.Add(ref {Terms}, {row}) = {loss};";

    /// <summary>Finds the largest logit of a row.</summary>
    /// <returns>The largest logit, in every lane.</returns>
    private static string Largest(SourceWriter writer, VectorWriter vector, int columns)
    {
        string lowest = vector.Broadcast("float.NegativeInfinity");
        writer.Line("// The largest logit, which is subtracted so that no exponential overflows.")
            .Statements(RowBlocks.Declare(vector, "max", lowest));
        RowBlocks.ForEachRegister(writer, vector, columns, (suffix, at, lanes) => writer
            .Line($"{vector.Type} yn = {vector.KeepFirst(vector.Load("y", at), lanes, lowest)};")
            .Line($"max{suffix} = {vector.Select("yn", Comparison.GreaterThan, $"max{suffix}", "yn", $"max{suffix}")};"));
        return vector.Broadcast(vector.MaxLanes(RowBlocks.Registers(vector, "max")));
    }

    private void Exponentials(SourceWriter writer, VectorWriter vector, int columns, bool declares)
    {
        writer.Line("// Exponentials, kept in dy, and the sums of them and of the targets.")
            .Statements(Start(vector, "sum", declares)).Statements(Start(vector, "targets", declares));
        RowBlocks.ForEachRegister(writer, vector, columns, (suffix, at, lanes) => writer
            .Line($"{vector.Type} en = {vector.KeepFirst(vector.Call("Exp", $"{vector.Load("y", at)} - largest"), lanes, vector.Zero)};")
            .Line($"sum{suffix} += en;")
            .Line($"targets{suffix} += {Target(vector, at, lanes, columns)};")
            .Line(vector.Store("en", "dy", at)));
    }

    private void Gradients(SourceWriter writer, VectorWriter vector, int columns, bool declares)
    {
        writer.Line("// Loss and gradient. Target, exponential and masked logit are 0 in the padding, and so are the results.")
            .Statements(Start(vector, "loss", declares));
        RowBlocks.ForEachRegister(writer, vector, columns, (suffix, at, lanes) => writer
            .Line($"{vector.Type} tn = {Target(vector, at, lanes, columns)};")
            .Line($"{vector.Type} zn = {vector.KeepFirst($"({vector.Load("y", at)} - largest)", lanes, vector.Zero)};")
            .Line($"loss{suffix} = {vector.MultiplyAdd("tn", "logSum - zn", $"loss{suffix}")};")
            .Line($"{vector.Type} gradient = ({vector.MultiplyAdd(vector.Load("dy", at), "factor", "-tn")}) * scale;")
            .Line(vector.Store("gradient", "dy", at)));
    }

    /// <summary>Sums that start from 0, as variables or as out parameters of a method.</summary>
    private static IEnumerable<string> Start(VectorWriter vector, string name, bool declares) => declares
        ? RowBlocks.Declare(vector, name, vector.Zero)
        : RowBlocks.Registers(vector, name).Select(register => $"{register} = {vector.Zero};");

    /// <summary>Out parameters of a method, or the arguments that declare them.</summary>
    private static string Outs(VectorWriter vector, params string[] names) =>
        string.Join(", ", names.Select(name => $"out {vector.Type} {name}"));

    /// <summary>The targets at an index, smoothed and weighted as declared; 0 in the padding.</summary>
    private string Target(VectorWriter vector, Position at, int lanes, int classes)
    {
        string target = vector.Load("t", at);
        if (spec.LabelSmoothing > 0)
        {
            target = vector.MultiplyAdd(target, vector.Constant(1 - spec.LabelSmoothing), vector.Constant(spec.LabelSmoothing / classes));
        }

        return IsWeighted
            ? $"{target} * {vector.Load("weights", RowBlocks.Column(at))}"
            : spec.LabelSmoothing > 0 ? vector.KeepFirst(target, lanes, vector.Zero) : target;
    }
}
