using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>The way back through a normalization.</summary>
internal sealed class NormalizeBackwardKernel(NormalizeRowsBackward plan) : IKernelEmitter
{
    private readonly int _columns = plan.Layer.Spec.Outputs;
    private readonly bool _centers = plan.Layer.Spec.IsCentered;

    public Signature Signature => new(
        plan.Name,
        [
            Parameter.Reference("dy"), Parameter.Reference("z"), Parameter.Reference("gain"), Parameter.Reference("inverseDeviation"),
            Parameter.Reference("gainProduct"), Parameter.Reference("dz"), Parameter.Rows(),
        ]);

    public Signature? RowSignature => null;

    private string Rows => $"for (nuint row = 0; row < rows * {plan.Layer.OutputStride}; row += {plan.Layer.OutputStride})";

    public void Emit(SourceWriter writer, VectorWriter vector) => writer
        .Line($"/// <summary>Gradient dz with respect to the sums of layer {plan.Layer.Number} before they were normalized to z, and the "
            + $"terms of the gain's gradient.</summary>")
        .Line($"/// <remarks>dz = (h - {(_centers ? "mean(h) - " : "")}z mean(h z)) / deviation with h = gain dy; "
            + "sums run in 16 lanes (column mod 16).</remarks>")
        .Line(KernelMethod.Attribute)
        .Block($"public static {Signature.Declaration}", () =>
            writer.Block(Rows, () =>
            {
                writer.Statements(_centers ? RowBlocks.Declare(vector, "sum", vector.Zero) : []);
                writer.Statements(RowBlocks.Declare(vector, "product", vector.Zero));
                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line(
                        $"{vector.Type} dyn = {vector.KeepFirst(vector.Load("dy", at), lanes, vector.Zero)}, zn = {vector.Load("z", at)};")
                    .Line($"{vector.Type} h = {vector.Load("gain", RowBlocks.Column(at))} * dyn;")
                    .Statements(_centers ? [$"sum{suffix} += h;"] : [])
                    .Line($"product{suffix} = {vector.MultiplyAdd("h", "zn", $"product{suffix}")};")
                    .Line(vector.Store("(dyn * zn)", "gainProduct", at)));
                writer.Statements(_centers ? [$"{vector.Type} mean = {Mean("sum")};"] : [])
                    .Line($"{vector.Type} slope = {Mean("product")};")
                    .Line(
                        $"{vector.Type} factor = {vector.Broadcast($"Unsafe.Add(ref inverseDeviation, row / {plan.Layer.OutputStride})")};")
                    .Blank();
                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line($"{vector.Type} h = {vector.Load("gain", RowBlocks.Column(at))} * {vector.Load("dy", at)};")
                    .Line($"{vector.Type} value = "
                        + $"({vector.MultiplyAdd($"-{vector.Load("z", at)}", "slope", _centers ? "h - mean" : "h")}) * factor;")
                    .Line(vector.Store(vector.KeepFirst("value", lanes, vector.Zero), "dz", at)));

                string Mean(string lanes) => vector.Broadcast($"{vector.SumLanes(RowBlocks.Registers(vector, lanes))} / {_columns}");
            }));
}
