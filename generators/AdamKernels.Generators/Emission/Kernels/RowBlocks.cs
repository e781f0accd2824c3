using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>
/// Emits loops over a row in blocks of 16 columns. On every path, a sum over a row runs in 16 lanes (column mod 16), which are added in a
/// fixed tree.
/// </summary>
internal static class RowBlocks
{
    /// <summary>The variable of a loop over rows.</summary>
    private const string Row = "row";

    private const int Block = BufferLayout.Alignment;

    /// <summary>Names of the registers that hold 16 lanes.</summary>
    public static IEnumerable<string> Registers(VectorWriter vector, string name) =>
        vector.RegistersPerBlock == 1 ? [name] : Enumerable.Range(0, vector.RegistersPerBlock).Select(part => $"{name}{part}");

    /// <summary>Declares the registers that hold 16 lanes, with the same value in each.</summary>
    public static IEnumerable<string> Declare(VectorWriter vector, string name, string value) =>
        [$"{vector.Type} " + string.Join(", ", Registers(vector, name).Select(register => $"{register} = {value}")) + ";"];

    /// <summary>
    /// Emits a loop over the blocks of 16 columns in a row, and for each block the statements of every register that holds a column. The
    /// row starts at the index <c>row</c>.
    /// </summary>
    /// <param name="writer">Receives the loop.</param>
    /// <param name="vector">Spells the operations.</param>
    /// <param name="columns">Columns of a row, without padding.</param>
    /// <param name="register">
    /// Emits the statements of one register, given the suffix of its names, the index of its first float, and the number of lanes that are
    /// columns.
    /// </param>
    public static void ForEachRegister(SourceWriter writer, VectorWriter vector, int columns, Action<string, Position, int> register)
    {
        int whole = columns / Block;
        int rest = columns % Block;
        if (whole > 0)
        {
            writer.Block($"for (nuint at = row; at < row + {whole * Block}; at += {Block})", () => BlockOfColumns("at", Block));
        }

        if (rest > 0)
        {
            BlockOfColumns(new Position(Row, whole * Block), rest);
        }

        void BlockOfColumns(Position at, int lanes)
        {
            for (int part = 0; part < vector.RegistersPerBlock && part * vector.Lanes < lanes; part++)
            {
                int firstLane = part * vector.Lanes;
                string suffix = vector.RegistersPerBlock == 1 ? "" : Literal.Int(part);
                int count = Math.Min(vector.Lanes, lanes - firstLane);
                writer.Block(() => register(suffix, at + firstLane, count));
            }
        }
    }

    /// <summary>The column of an index that <see cref="ForEachRegister"/> passed: the index into what all rows share.</summary>
    public static Position Column(Position at) => at.Variable == Row ? at.Offset : at with { Variable = $"{at.Variable} - {Row}" };
}
