using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Emission.Kernels;

/// <summary>Emits the accumulators of a tile: a register for each row, vector and chain.</summary>
/// <param name="product">The product.</param>
/// <param name="writer">Receives the statements.</param>
/// <param name="vector">Spells the operations.</param>
/// <param name="tiling">The tiles.</param>
internal sealed class TileAccumulators(BroadcastProduct product, SourceWriter writer, VectorWriter vector, Tiling tiling)
{
    /// <summary>What separates the indices in a name: needed once an index can have two digits.</summary>
    private readonly string _separator =
        Math.Max(Math.Max(tiling.Main.Rows, tiling.Main.Columns), tiling.SingleRow.Columns) > 10 ? "_" : "";

    /// <summary>What <see cref="Place"/> appends to the name of a reference.</summary>
    public string Row { get; set; } = "";

    private bool HasChains => product.Chains > 1;

    /// <summary>The name of an accumulator.</summary>
    public string Name(int row, int column, int chain = 0) =>
        $"{product.C}{row}{_separator}{column}{(HasChains ? $"{_separator}{chain}" : "")}";

    /// <summary>Declares the accumulators of a tile, with the values that the sums start from.</summary>
    /// <param name="rows">Rows of the tile.</param>
    /// <param name="columns">Vectors in a row of the tile.</param>
    /// <param name="firstColumn">The column that the tile starts at.</param>
    public void Declare(int rows, int columns, Position firstColumn)
    {
        string shape = HasChains ? $"{product.C}RNK: row R, vector N, chain K" : $"{product.C}RN: row R, vector N";
        string init = product.Init is null ? "" : $" {(HasChains ? "Chain 0 starts" : "They start")} from the {product.Init}.";
        writer.Line($"// Accumulators {shape}.{init}");
        for (int chain = 0; chain < product.Chains; chain++)
        {
            for (int row = 0; row < rows; row++)
            {
                (int r, int k) = (row, chain);
                IEnumerable<string> registers = Enumerable.Range(0, columns).Select(c => $"{Name(r, c, k)} = {Start(r, c, k)}");
                writer.Line($"{vector.Type} {string.Join(", ", registers)};");
            }
        }

        if (product.Continued is { } sums)
        {
            writer.Block("if (continues)", () => ForEach(rows, columns, (c, at) => $"{c} = {vector.Load(sums, at)};"));
        }

        writer.Blank();

        string Start(int row, int column, int chain) => (product.Init, chain, row) switch
        {
            (null, _, _) or (_, > 0, _) => vector.Zero,
            (_, _, 0) => vector.Load(product.Init!, firstColumn + (column * vector.Lanes)),
            _ => Name(0, column),
        };
    }

    /// <summary>Emits a statement for each accumulator, given its name and its place in C.</summary>
    public void ForEach(int rows, int columns, Func<string, Position, string> statement) =>
        ForEachIndex(rows, columns, (row, column) => statement(Name(row, column), Place(row, column)));

    /// <summary>Emits a statement for each accumulator, given its name.</summary>
    public void ForEach(int rows, int columns, Func<string, string> statement) =>
        ForEachIndex(rows, columns, (row, column) => statement(Name(row, column)));

    /// <summary>Where the result of an accumulator goes in C.</summary>
    public Position Place(int row, int column) => new("", row * product.CStride + column * vector.Lanes) { Row = Row };

    /// <summary>Adds the chains of one result in their fixed tree; no statements if there is only one chain.</summary>
    public IEnumerable<string> JoinChains(int row, int column)
    {
        string[] chains = [.. Enumerable.Range(0, product.Chains).Select(chain => Name(row, column, chain))];
        return chains.Length switch
        {
            1 => [],
            2 => [$"{chains[0]} = {chains[0]} + {chains[1]};"],
            _ => [$"{chains[0]} = ({chains[0]} + {chains[1]}) + ({chains[2]} + {chains[3]});"],
        };
    }

    private void ForEachIndex(int rows, int columns, Func<int, int, string> statement)
    {
        for (int row = 0; row < rows; row++)
        {
            int r = row;
            writer.Statements(Enumerable.Range(0, columns).Select(c => statement(r, c)));
        }
    }
}
