using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>
/// A pass over stored rows, vector by vector, for work that does not fit into an epilogue because it is long or because the kernel before
/// it stores single values.
/// </summary>
internal sealed class PassKernel(string name, LayerLayout layer) : IKernelEmitter
{
    public required string Summary { get; init; }

    /// <summary>References that it takes.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Parameters besides the references and the number of rows.</summary>
    public IReadOnlyList<Parameter> Scalars { get; init; } = [];

    /// <summary>Declarations at the top.</summary>
    public Func<VectorWriter, IEnumerable<string>> Constants { get; init; } = _ => [];

    /// <summary>Reference that receives the result.</summary>
    public required string Destination { get; init; }

    /// <summary>Whether it changes the zeros of the padding, so that they must be restored.</summary>
    public bool FillsPadding { get; init; }

    /// <summary>
    /// Whether the result depends on the place of a value among the padded rows of the batch, row · ⌈columns⌉₁₆ + column. The stride may be
    /// longer than ⌈columns⌉₁₆, because it is chosen for a cache.
    /// </summary>
    public bool DependsOnPlace { get; init; }

    /// <summary>
    /// The result for a vector, given the writer of operations, the index of the vector and the place of its first value.
    /// </summary>
    public required Func<VectorWriter, Position, string, string> Value { get; init; }

    /// <summary>Elements in a row.</summary>
    private int Columns => layer.Spec.Outputs;

    /// <summary>Floats from one row to the next.</summary>
    private int Stride => layer.OutputStride;

    /// <summary>Floats of each row that places do not count.</summary>
    private int Skipped => DependsOnPlace ? Stride - BufferLayout.Pad(Columns) : 0;

    public Signature Signature => new(
        name,
    [
        .. References.Select(Parameter.Reference),
        Parameter.Rows(),
        .. DependsOnPlace ? [Parameter.Rows(ProgramPlan.FirstRow)] : (Parameter[])[],
        .. Scalars,
    ]);

    public Signature? RowSignature => null;

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
        // If no padding needs care, the rows are one long vector.
        int width = vector.Target.IsScalar ? Columns : Stride;
        bool isFlat = width == Stride && !(FillsPadding && Columns < Stride) && Skipped == 0;
        writer.Line($"/// <summary>{Summary}</summary>")
            .Line(KernelMethod.Attribute)
            .Block($"public static {Signature.Declaration}", () =>
            {
                foreach (string line in Constants(vector))
                {
                    writer.Line(line);
                }

                if (DependsOnPlace)
                {
                    writer.Line($"nuint before = {ProgramPlan.FirstRow} * {Literal.Int(BufferLayout.Pad(Columns))};");
                }

                writer.Blank();
                if (isFlat)
                {
                    writer.Block(
                        $"for (nuint at = 0; at < rows * {Stride}; {vector.Advance("at")})",
                        () => writer.Line(Result(vector, "at")));
                    return;
                }

                string skipped = Skipped == 0 ? "" : $", skipped += {Skipped}";
                writer.Block(
                    $"for (nuint row = 0{(Skipped == 0 ? "" : ", skipped = 0")}; row < rows * {Stride}; row += {Stride}{skipped})",
                    () => Row(writer, vector));
            });
    }

    private void Row(SourceWriter writer, VectorWriter vector)
    {
        int whole = Columns / vector.Lanes * vector.Lanes;
        if (whole > 0)
        {
            writer.Block($"for (nuint at = row; at < row + {whole}; {vector.Advance("at")})", () => writer.Line(Result(vector, "at")));
        }

        if (whole < Columns)
        {
            Position at = new Position("row") + whole;
            string last = vector.KeepFirst(Value(vector, at, Place(at)), Columns - whole, vector.Zero);
            writer.Blank().Line("// The padding stays zero.").Line(vector.Store(last, Destination, at));
        }
    }

    private string Result(VectorWriter vector, Position at) => vector.Store(Value(vector, at, Place(at)), Destination, at);

    private string Place(Position at) => Skipped > 0 ? $"(before + {at} - skipped)" : $"(before + {at})";
}
