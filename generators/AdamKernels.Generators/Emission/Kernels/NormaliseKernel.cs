using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Normalises the rows of a layer over its outputs (Ba, Kiros and Hinton, 2016), and the way back.</summary>
internal sealed class NormaliseKernel(LayerLayout layer)
{
    /// <summary>Added to the variance, as PyTorch's LayerNorm does.</summary>
    private const double Epsilon = 1e-5;

    private readonly int _columns = layer.Spec.Outputs;

    private string Rows => $"for (nuint row = 0; row < rows * {layer.OutputStride}; row += {layer.OutputStride})";

    public void EmitForward(SourceWriter writer, VectorWriter vector) => writer
        .Line($"/// <summary>Normalises the sums z of layer {layer.Number} over each row, in place, and applies gain and shift: y = gain z + shift.</summary>")
        .Line("/// <remarks>Sums run in 16 lanes (column mod 16), which are added in a fixed tree. The passes back need 1/deviation of each row.</remarks>")
        .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
        .Block($"internal static void Normalise{layer.Number}(ref float z, ref float gain, ref float shift, ref float inverseDeviation, ref float y, nuint rows)", () =>
            writer.Block(Rows, () =>
            {
                Statements(writer, RowBlocks.Declare(vector, "sum", vector.Zero));
                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line($"sum{suffix} += {vector.KeepFirst(vector.Load("z", at), lanes, vector.Zero)};"));
                writer.Line($"{vector.Type} mean = {vector.Broadcast($"{vector.SumLanes(RowBlocks.Registers(vector, "sum"))} / {_columns}")};").Blank();

                writer.Line("// The variance from the differences: the mean of the squares less the square of the mean would cancel.");
                Statements(writer, RowBlocks.Declare(vector, "squares", vector.Zero));
                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line($"{vector.Type} difference = {vector.KeepFirst($"({vector.Load("z", at)} - mean)", lanes, vector.Zero)};")
                    .Line($"squares{suffix} = {vector.MultiplyAdd("difference", "difference", $"squares{suffix}")};"));
                writer.Line($"float inverse = 1f / global::System.MathF.Sqrt({vector.SumLanes(RowBlocks.Registers(vector, "squares"))} / {_columns} + {Literal.Float(Epsilon)});")
                    .Line($"Unsafe.Add(ref inverseDeviation, row / {layer.OutputStride}) = inverse;")
                    .Line($"{vector.Type} factor = {vector.Broadcast("inverse")};")
                    .Blank();

                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line($"{vector.Type} zn = {vector.KeepFirst($"(({vector.Load("z", at)} - mean) * factor)", lanes, vector.Zero)};")
                    .Line(vector.Store("zn", "z", at))
                    .Line(vector.Store(vector.MultiplyAdd("zn", vector.Load("gain", RowBlocks.Column(at)), vector.Load("shift", RowBlocks.Column(at))), "y", at)));
            }));

    public void EmitBackward(SourceWriter writer, VectorWriter vector) => writer
        .Line($"/// <summary>Gradient dz with respect to the sums of layer {layer.Number} before they were normalised to z, and the terms of the gain's gradient.</summary>")
        .Line("/// <remarks>dz = (h - mean(h) - z mean(h z)) / deviation with h = gain dy; sums run in 16 lanes (column mod 16).</remarks>")
        .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
        .Block($"internal static void NormaliseBackward{layer.Number}(ref float dy, ref float z, ref float gain, ref float inverseDeviation, ref float gainProduct, ref float dz, nuint rows)", () =>
            writer.Block(Rows, () =>
            {
                Statements(writer, RowBlocks.Declare(vector, "sum", vector.Zero));
                Statements(writer, RowBlocks.Declare(vector, "product", vector.Zero));
                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line($"{vector.Type} dyn = {vector.KeepFirst(vector.Load("dy", at), lanes, vector.Zero)}, zn = {vector.Load("z", at)};")
                    .Line($"{vector.Type} h = {vector.Load("gain", RowBlocks.Column(at))} * dyn;")
                    .Line($"sum{suffix} += h;")
                    .Line($"product{suffix} = {vector.MultiplyAdd("h", "zn", $"product{suffix}")};")
                    .Line(vector.Store("(dyn * zn)", "gainProduct", at)));
                writer.Line($"{vector.Type} mean = {vector.Broadcast($"{vector.SumLanes(RowBlocks.Registers(vector, "sum"))} / {_columns}")};")
                    .Line($"{vector.Type} slope = {vector.Broadcast($"{vector.SumLanes(RowBlocks.Registers(vector, "product"))} / {_columns}")};")
                    .Line($"{vector.Type} factor = {vector.Broadcast($"Unsafe.Add(ref inverseDeviation, row / {layer.OutputStride})")};")
                    .Blank();
                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line($"{vector.Type} h = {vector.Load("gain", RowBlocks.Column(at))} * {vector.Load("dy", at)};")
                    .Line($"{vector.Type} value = ({vector.MultiplyAdd($"-{vector.Load("z", at)}", "slope", "h - mean")}) * factor;")
                    .Line(vector.Store(vector.KeepFirst("value", lanes, vector.Zero), "dz", at)));
            }));

    private static void Statements(SourceWriter writer, IEnumerable<string> statements) => writer.Statements(statements);
}
