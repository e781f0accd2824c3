using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>
/// Loops over a row in blocks of 16 columns. A sum over a row runs in 16 lanes (column mod 16), whatever the width of a vector, which are
/// added in a fixed tree.
/// </summary>
internal static class RowBlocks
{
    private const int Block = BufferLayout.Alignment;

    /// <summary>Names of the registers that hold 16 lanes.</summary>
    public static IEnumerable<string> Registers(VectorWriter vector, string name) =>
        vector.RegistersPerBlock == 1 ? [name] : Enumerable.Range(0, vector.RegistersPerBlock).Select(part => $"{name}{part}");

    /// <summary>Declares the registers that hold 16 lanes, with the same value in each.</summary>
    public static IEnumerable<string> Declare(VectorWriter vector, string name, string value) =>
        [$"{vector.Type} " + string.Join(", ", Registers(vector, name).Select(register => $"{register} = {value}")) + ";"];

    /// <summary>
    /// Emits a loop over the blocks of 16 columns of a row, and for each block the statements of every register that holds a column. The row
    /// starts at the index <c>row</c>.
    /// </summary>
    /// <param name="writer">Receives the loop.</param>
    /// <param name="vector">Spells the operations.</param>
    /// <param name="columns">Columns of a row, without padding.</param>
    /// <param name="register">
    /// Emits the statements of one register, given the suffix of its names, the index of its first float and the number of its lanes
    /// that are columns.
    /// </param>
    public static void ForEachRegister(SourceWriter writer, VectorWriter vector, int columns, Action<string, string, int> register)
    {
        int whole = columns / Block;
        int rest = columns % Block;
        if (whole > 0)
        {
            writer.Block($"for (nuint at = row; at < row + {whole * Block}; at += {Block})", () => BlockOfColumns("at", Block));
        }

        if (rest > 0)
        {
            BlockOfColumns(whole > 0 ? $"row + {whole * Block}" : "row", rest);
        }

        void BlockOfColumns(string at, int lanes)
        {
            for (int part = 0; part < vector.RegistersPerBlock && part * vector.Lanes < lanes; part++)
            {
                string suffix = vector.RegistersPerBlock == 1 ? "" : Literal.Int(part);
                string index = part == 0 ? at : $"{at} + {part * vector.Lanes}";
                int count = Math.Min(vector.Lanes, lanes - part * vector.Lanes);
                writer.Block(() => register(suffix, index, count));
            }
        }
    }

    /// <summary>The column of an index that <see cref="ForEachRegister"/> gave: where to read what all rows share.</summary>
    public static string Column(string at) => at.StartsWith("row", StringComparison.Ordinal)
        ? at.Length == "row".Length ? "0" : at.Substring("row + ".Length)
        : at == "at" ? "at - row" : $"at - row{at.Substring("at".Length)}";
}
