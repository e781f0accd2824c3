using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>Softmax cross-entropy on logits. A label arrives as a row of targets that is 1 at the label and 0 elsewhere.</summary>
internal sealed class SoftmaxCrossEntropyEmitter(SoftmaxCrossEntropySpec spec) : LossEmitter
{
    private bool IsWeighted => spec.ClassWeights.Count > 0;

    protected override IReadOnlyList<double> Weights => spec.ClassWeights;

    protected override string Formula => $"sum over rows of the sum of t (logsumexp(y) - y), gradient softmax(y) sum(t) - t, both over divisor"
        + (Smoothing.Length > 0 || IsWeighted ? $", where t stands for {(IsWeighted ? "weight " : "")}{(Smoothing.Length > 0 ? Smoothing : "t")}" : "");

    private string Smoothing => spec.LabelSmoothing > 0 ? $"((1 - {Literal.Float(spec.LabelSmoothing)}) t + {Literal.Float(spec.LabelSmoothing)} / classes)" : "";

    protected override void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer, bool continues)
    {
        int columns = layer.Spec.Outputs;
        IEnumerable<string> Declare(string name, string value) => RowBlocks.Declare(vector, name, value);
        string lowest = vector.Broadcast("float.NegativeInfinity");

        string total = "Unsafe.As<float, double>(ref sums)";
        writer.Line($"double total = {(continues ? $"continues ? {total} : 0" : "0")};").Line($"{vector.Type} scale = {vector.Broadcast("(float)(1d / divisor)")};").Blank();
        writer.Block($"for (nuint row = 0; row < rows * {layer.OutputStride}; row += {layer.OutputStride})", () =>
        {
            writer.Line("// The largest logit, which is subtracted so that no exponential overflows.").Statements(Declare("max", lowest));
            RowBlocks.ForEachRegister(writer, vector, columns, (suffix, at, lanes) => writer
                .Line($"{vector.Type} yn = {vector.KeepFirst(vector.Load("y", at), lanes, lowest)};")
                .Line($"max{suffix} = {vector.Select("yn", "GreaterThan", $"max{suffix}", "yn", $"max{suffix}")};"));
            writer.Line($"{vector.Type} largest = {vector.Broadcast(vector.MaxLanes(RowBlocks.Registers(vector, "max")))};").Blank();

            writer.Line("// Exponentials, kept in dy, and the sums of them and of the targets.").Statements(Declare("sum", vector.Zero)).Statements(Declare("targets", vector.Zero));
            RowBlocks.ForEachRegister(writer, vector, columns, (suffix, at, lanes) => writer
                .Line($"{vector.Type} en = {vector.KeepFirst(vector.Call("Exp", $"{vector.Load("y", at)} - largest"), lanes, vector.Zero)};")
                .Line($"sum{suffix} += en;")
                .Line($"targets{suffix} += {Target(vector, at, lanes, columns)};")
                .Line(vector.Store("en", "dy", at)));
            writer.Line($"float expSum = {vector.SumLanes(RowBlocks.Registers(vector, "sum"))};")
                .Line($"{vector.Type} logSum = {vector.Broadcast(vector.Call("Log", "expSum"))};")
                .Line($"{vector.Type} factor = {vector.Broadcast($"{vector.SumLanes(RowBlocks.Registers(vector, "targets"))} / expSum")};")
                .Blank();

            writer.Line("// Loss and gradient. In the padding the target, the exponential and the masked logit are 0, and so is what they give.").Statements(Declare("loss", vector.Zero));
            RowBlocks.ForEachRegister(writer, vector, columns, (suffix, at, lanes) => writer
                .Line($"{vector.Type} tn = {Target(vector, at, lanes, columns)};")
                .Line($"{vector.Type} zn = {vector.KeepFirst($"({vector.Load("y", at)} - largest)", lanes, vector.Zero)};")
                .Line($"loss{suffix} = {vector.MultiplyAdd("tn", "logSum - zn", $"loss{suffix}")};")
                .Line($"{vector.Type} gradient = ({vector.MultiplyAdd(vector.Load("dy", at), "factor", "-tn")}) * scale;")
                .Line(vector.Store("gradient", "dy", at)));
            writer.Line($"total += {vector.SumLanes(RowBlocks.Registers(vector, "loss"))};");
        });
        writer.Blank();
        if (continues)
        {
            writer.Line($"{total} = total;");
        }

        writer.Line("return (float)(total / divisor);");
    }

    /// <summary>The targets at an index, smoothed and weighted as declared; 0 in the padding.</summary>
    private string Target(VectorWriter vector, string at, int lanes, int classes)
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
