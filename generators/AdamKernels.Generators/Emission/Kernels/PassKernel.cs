using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>
/// A pass over stored rows, one vector after the other: for what does not fit into an epilogue, because it is long or because the kernel
/// before it stores single values.
/// </summary>
internal sealed class PassKernel
{
    public required string Name { get; init; }

    public required string Summary { get; init; }

    /// <summary>References that it takes.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Parameters besides the references and the number of rows.</summary>
    public IReadOnlyList<string> Scalars { get; init; } = [];

    /// <summary>Declarations at the top.</summary>
    public Func<VectorWriter, IEnumerable<string>> Constants { get; init; } = _ => [];

    /// <summary>Elements in a row.</summary>
    public required int Columns { get; init; }

    /// <summary>From one row to the next.</summary>
    public required int Stride { get; init; }

    /// <summary>Reference that receives the result.</summary>
    public required string Destination { get; init; }

    /// <summary>Whether zeros of the padding become something else, which is then put back to zero.</summary>
    public required bool FillsPadding { get; init; }

    /// <summary>The result for the vector at an index.</summary>
    public required Func<VectorWriter, string, string> Value { get; init; }

    public void Emit(SourceWriter writer, VectorWriter vector)
    {
        // Without padding to look after, the rows are one long vector.
        int width = vector.Target.IsScalar ? Columns : Stride;
        bool isFlat = width == Stride && !(FillsPadding && Columns < Stride);
        writer.Line($"/// <summary>{Summary}</summary>")
            .Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]")
            .Block($"internal static void {Name}({string.Join(", ", References.Select(name => $"ref float {name}").Concat(["nuint rows"]).Concat(Scalars))})", () =>
            {
                foreach (string line in Constants(vector))
                {
                    writer.Line(line);
                }

                writer.Blank();
                if (isFlat)
                {
                    writer.Block($"for (nuint at = 0; at < rows * {Stride}; {vector.Advance("at")})", () => writer.Line(vector.Store(Value(vector, "at"), Destination, "at")));
                    return;
                }

                writer.Block($"for (nuint row = 0; row < rows * {Stride}; row += {Stride})", () => Row(writer, vector));
            });
    }

    private void Row(SourceWriter writer, VectorWriter vector)
    {
        int whole = Columns / vector.Lanes * vector.Lanes;
        if (whole > 0)
        {
            writer.Block($"for (nuint at = row; at < row + {whole}; {vector.Advance("at")})", () => writer.Line(vector.Store(Value(vector, "at"), Destination, "at")));
        }

        if (whole < Columns)
        {
            writer.Blank()
                .Line("// The padding stays zero.")
                .Line($"nuint last = row + {whole};")
                .Line(vector.Store(vector.KeepFirst(Value(vector, "last"), Columns - whole, vector.Zero), Destination, "last"));
        }
    }
}
