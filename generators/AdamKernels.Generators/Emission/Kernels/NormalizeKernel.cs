using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>
/// Normalizes the rows of a layer over its outputs: with their mean and variance (Ba, Kiros and Hinton, 2016), or without the mean (Zhang
/// and Sennrich, 2019).
/// </summary>
internal sealed class NormalizeKernel(NormalizeRows plan) : IKernelEmitter
{
    private readonly int _columns = plan.Layer.Spec.Outputs;
    private readonly int _stride = plan.Layer.OutputStride;
    private readonly bool _centers = plan.Layer.Spec.IsCentered;

    public Signature Signature => new(
        plan.Name,
        [
            Parameter.Reference("z"), Parameter.Reference("gain"), .. _centers ? [Parameter.Reference("shift")] : (Parameter[])[],
            Parameter.Reference("inverseDeviation"), Parameter.Reference("y"), Parameter.Rows(),
        ]);

    public Signature? RowSignature => null;

    /// <summary>Added to the variance, as PyTorch does.</summary>
    private string Epsilon => Literal.Float(_centers ? 1e-5 : Math.Pow(2, -23));

    private string Summary => _centers
        ? $"Normalizes the sums z of layer {plan.Layer.Number} over each row, in place, and applies gain and shift: y = gain z + shift."
        : $"Divides the sums z of layer {plan.Layer.Number} by their root mean square over each row, in place, and applies the gain: y = "
            + $"gain z.";

    public void Emit(SourceWriter writer, VectorWriter vector) => writer
        .Line($"/// <summary>{Summary}</summary>")
        .Line("/// <remarks>Sums run in 16 lanes (column mod 16), which are added in a fixed tree. The backward pass needs 1/deviation of "
            + "each row.</remarks>")
        .Line(KernelMethod.Attribute)
        .Block($"public static {Signature.Declaration}", () =>
            writer.Block($"for (nuint row = 0; row < rows * {_stride}; row += {_stride})", () => EmitRow(writer, vector)));

    private void EmitRow(SourceWriter writer, VectorWriter vector)
    {
        if (_centers)
        {
            EmitMean(writer, vector);
        }

        writer.Statements(RowBlocks.Declare(vector, "squares", vector.Zero));
        RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
            .Line($"{vector.Type} difference = {vector.KeepFirst(Difference(vector, at), lanes, vector.Zero)};")
            .Line($"squares{suffix} = {vector.MultiplyAdd("difference", "difference", $"squares{suffix}")};"));
        string variance = $"{vector.SumLanes(RowBlocks.Registers(vector, "squares"))} / {_columns}";
        writer.Line($"float inverse = 1f / global::System.MathF.Sqrt({variance} + {Epsilon});")
            .Line($"Unsafe.Add(ref inverseDeviation, row / {_stride}) = inverse;")
            .Line($"{vector.Type} factor = {vector.Broadcast("inverse")};")
            .Blank();

        RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
            .Line($"{vector.Type} zn = {vector.KeepFirst($"({Difference(vector, at)} * factor)", lanes, vector.Zero)};")
            .Line(vector.Store("zn", "z", at))
            .Line(vector.Store(Scaled(vector, RowBlocks.Column(at)), "y", at)));
    }

    private void EmitMean(SourceWriter writer, VectorWriter vector)
    {
        writer.Statements(RowBlocks.Declare(vector, "sum", vector.Zero));
        RowBlocks.ForEachRegister(writer, vector, _columns, (suffix, at, lanes) => writer
            .Line($"sum{suffix} += {vector.KeepFirst(vector.Load("z", at), lanes, vector.Zero)};"));
        string mean = $"{vector.SumLanes(RowBlocks.Registers(vector, "sum"))} / {_columns}";
        writer.Line($"{vector.Type} mean = {vector.Broadcast(mean)};")
            .Blank()
            .Line("// The variance comes from the differences: the mean of the squares minus the square of the mean would cancel.");
    }

    private string Difference(VectorWriter vector, Position at) =>
        _centers ? $"({vector.Load("z", at)} - mean)" : vector.Load("z", at);

    private string Scaled(VectorWriter vector, Position column)
    {
        string gain = vector.Load("gain", column);
        return _centers ? vector.MultiplyAdd("zn", gain, vector.Load("shift", column)) : $"(zn * {gain})";
    }
}
