using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Losses;

/// <summary>Softmax cross-entropy on logits. A label arrives as a row of targets that is 1 at the label and 0 elsewhere.</summary>
internal sealed class SoftmaxCrossEntropyEmitter : LossEmitter
{
    protected override string Formula => "mean over rows of the sum of t (logsumexp(y) - y), gradient (softmax(y) sum(t) - t) / rows";

    protected override void Body(SourceWriter writer, VectorWriter vector, LayerLayout layer)
    {
        int columns = layer.Spec.Outputs;
        string[] Declare(string name, string value) =>
            [$"{vector.Type} " + string.Join(", ", Registers(vector, name).Select(register => $"{register} = {value}")) + ";"];
        string lowest = vector.Broadcast("float.NegativeInfinity");

        writer.Line("double total = 0;").Line($"{vector.Type} scale = {vector.Broadcast("(float)(1d / rows)")};").Blank();
        writer.Block($"for (nuint row = 0; row < rows * {layer.OutputStride}; row += {layer.OutputStride})", () =>
        {
            writer.Line("// The largest logit, which is subtracted so that no exponential overflows.").Statements(Declare("max", lowest));
            ForEachRegister(writer, vector, columns, (suffix, at, lanes) => writer
                .Line($"{vector.Type} yn = {vector.KeepFirst(vector.Load("y", at), lanes, lowest)};")
                .Line($"max{suffix} = {vector.Select("yn", "GreaterThan", $"max{suffix}", "yn", $"max{suffix}")};"));
            writer.Line($"{vector.Type} largest = {vector.Broadcast(vector.MaxLanes(Registers(vector, "max")))};").Blank();

            writer.Line("// Exponentials, kept in dy, and the sums of them and of the targets.").Statements(Declare("sum", vector.Zero)).Statements(Declare("targets", vector.Zero));
            ForEachRegister(writer, vector, columns, (suffix, at, lanes) => writer
                .Line($"{vector.Type} en = {vector.KeepFirst(vector.Call("Exp", $"{vector.Load("y", at)} - largest"), lanes, vector.Zero)};")
                .Line($"sum{suffix} += en;")
                .Line($"targets{suffix} += {vector.Load("t", at)};")
                .Line(vector.Store("en", "dy", at)));
            writer.Line($"float expSum = {vector.SumLanes(Registers(vector, "sum"))};")
                .Line($"{vector.Type} logSum = {vector.Broadcast(vector.Call("Log", "expSum"))};")
                .Line($"{vector.Type} factor = {vector.Broadcast($"{vector.SumLanes(Registers(vector, "targets"))} / expSum")};")
                .Blank();

            writer.Line("// Loss and gradient. In the padding the target, the exponential and the masked logit are 0, and so is what they give.").Statements(Declare("loss", vector.Zero));
            ForEachRegister(writer, vector, columns, (suffix, at, lanes) => writer
                .Line($"{vector.Type} tn = {vector.Load("t", at)};")
                .Line($"{vector.Type} zn = {vector.KeepFirst($"({vector.Load("y", at)} - largest)", lanes, vector.Zero)};")
                .Line($"loss{suffix} = {vector.MultiplyAdd("tn", "logSum - zn", $"loss{suffix}")};")
                .Line($"{vector.Type} gradient = ({vector.MultiplyAdd(vector.Load("dy", at), "factor", "-tn")}) * scale;")
                .Line(vector.Store("gradient", "dy", at)));
            writer.Line($"total += {vector.SumLanes(Registers(vector, "loss"))};");
        });
        writer.Blank().Line("return (float)(total / rows);");
    }
}
