using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Normalizes the rows of a layer over its outputs (Ba, Kiros and Hinton, 2016).</summary>
internal sealed class NormalizeKernel(NormalizeRows plan) : IKernelEmitter
{
    /// <summary>Added to the variance, as PyTorch's LayerNorm does.</summary>
    private const double Epsilon = 1e-5;

    private readonly int _columns = plan.Layer.Spec.Outputs;

    public Signature Signature => new(
        plan.Name,
        [
            Parameter.Reference("z"), Parameter.Reference("gain"), Parameter.Reference("shift"), Parameter.Reference("inverseDeviation"),
            Parameter.Reference("y"),
            Parameter.Rows(),
        ]);

    public Signature? RowSignature => null;

    private string Rows => $"for (nuint row = 0; row < rows * {plan.Layer.OutputStride}; row += {plan.Layer.OutputStride})";

    public void Emit(SourceWriter writer, VectorWriter vector) => writer
        .Line($"/// <summary>Normalizes the sums z of layer {plan.Layer.Number} over each row, in place, and applies gain and shift: y = "
            + $"gain z + shift.</summary>")
        .Line("/// <remarks>Sums run in 16 lanes (column mod 16), which are added in a fixed tree. The backward pass needs 1/deviation of "
            + "each row.</remarks>")
        .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
        .Block($"public static {Signature.Declaration}", () =>
            writer.Block(Rows, () =>
            {
                writer.Statements(RowBlocks.Declare(vector, "sum", vector.Zero));
                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line($"sum{suffix} += {vector.KeepFirst(vector.Load("z", at), lanes, vector.Zero)};"));
                writer.Line(
                    $"{vector.Type} mean = {vector.Broadcast($"{vector.SumLanes(RowBlocks.Registers(vector, "sum"))} / {_columns}")};")
                        .Blank();

                writer.Line(
                    "// The variance comes from the differences: the mean of the squares minus the square of the mean would cancel.");
                writer.Statements(RowBlocks.Declare(vector, "squares", vector.Zero));
                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line($"{vector.Type} difference = {vector.KeepFirst($"({vector.Load("z", at)} - mean)", lanes, vector.Zero)};")
                    .Line($"squares{suffix} = {vector.MultiplyAdd("difference", "difference", $"squares{suffix}")};"));
                writer.Line(
                    $"float inverse = 1f / global::System.MathF.Sqrt({vector.SumLanes(RowBlocks.Registers(vector, "squares"))} / "
                    + $"{_columns} + {Literal.Float(Epsilon)});")
                    .Line($"Unsafe.Add(ref inverseDeviation, row / {plan.Layer.OutputStride}) = inverse;")
                    .Line($"{vector.Type} factor = {vector.Broadcast("inverse")};")
                    .Blank();

                RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
                    .Line($"{vector.Type} zn = {vector.KeepFirst($"(({vector.Load("z", at)} - mean) * factor)", lanes, vector.Zero)};")
                    .Line(vector.Store("zn", "z", at))
                    .Line(vector.Store(vector.MultiplyAdd("zn", vector.Load("gain", RowBlocks.Column(at)), vector.Load("shift", RowBlocks.Column(at))), "y", at)));
            }));
}
