namespace AdamKernels.Generators.Planning;

/// <summary>The block of results that a kernel holds in registers.</summary>
/// <param name="Rows">Rows of C.</param>
/// <param name="Columns">Vectors of C, or for the dot form results of a row.</param>
internal sealed record Tile(int Rows, int Columns);

/// <summary>Chooses tiles by counting cycles of a core that starts two multiply-adds and two loads a cycle, four cycles deep.</summary>
/// <remarks>
/// Both processors that the figures in docs/performance.md come from are of this kind; on a lesser one the order of the candidates
/// changes little, because fewer loads per multiply-add and more independent chains win everywhere.
/// </remarks>
internal static class TilePlanner
{
    private const double IssuePerCycle = 2;
    private const double Latency = 4;
    private const int MostRows = 16;

    /// <summary>The tile of the broadcast form: one accumulator for each row, vector and chain.</summary>
    /// <param name="target">What registers there are.</param>
    /// <param name="rows">Rows of C, or the typical number where it varies.</param>
    /// <param name="rowsVary">Whether rows that do not fill a tile are done one by one, because their number is not known.</param>
    /// <param name="vectors">Vectors in a row of C.</param>
    /// <param name="chains">Partial sums of each element.</param>
    public static Tile Broadcast(VectorTarget target, int rows, bool rowsVary, int vectors, int chains) =>
        Best(target, rows, rowsVary, vectors, accumulators: chains, stepsPerChain: chains);

    /// <summary>The tile of the dot form: 16 lanes for each pair of a row of A and a row of B.</summary>
    /// <param name="target">What registers there are.</param>
    /// <param name="rows">Typical number of rows of A.</param>
    /// <param name="results">Rows of B.</param>
    public static Tile Dot(VectorTarget target, int rows, int results) =>
        Best(target, rows, rowsVary: true, results, accumulators: BufferLayout.Alignment / target.Lanes, stepsPerChain: 1);

    private static Tile Best(VectorTarget target, int rows, bool rowsVary, int columns, int accumulators, int stepsPerChain)
    {
        var best = new Tile(1, 1);
        double leastCost = double.PositiveInfinity;
        for (int tileRows = 1; tileRows <= Math.Min(rows, MostRows); tileRows++)
        {
            for (int tileColumns = 1; tileColumns <= columns; tileColumns++)
            {
                // The smaller side is held in registers while the other one streams through.
                int registers = tileRows * tileColumns * accumulators + Math.Min(tileRows, tileColumns) + 1;
                if (registers > target.Registers)
                {
                    break;
                }

                double cost = Sum(rows, tileRows, rowsVary, r => Sum(columns, tileColumns, false, c => Cycles(r, c, stepsPerChain)));
                if (cost < leastCost)
                {
                    (best, leastCost) = (new Tile(tileRows, tileColumns), cost);
                }
            }
        }

        return best;
    }

    /// <summary>Adds a cost over whole tiles and what remains: one smaller tile, or single rows where the number varies.</summary>
    private static double Sum(int length, int tile, bool singles, Func<int, double> cost)
    {
        int rest = length % tile;
        return length / tile * cost(tile) + (rest == 0 ? 0 : singles ? rest * cost(1) : cost(rest));
    }

    private static double Cycles(int rows, int columns, int stepsPerChain)
    {
        double multiplyAdds = rows * columns / IssuePerCycle;
        double loads = (rows + columns) / IssuePerCycle;

        // Loads that hide behind the multiply-adds still count a little: they contend for the cache.
        return Math.Max(Math.Max(multiplyAdds, loads), Latency / stepsPerChain) + 0.01 * loads;
    }
}
