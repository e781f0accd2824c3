using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// Chooses tiles by counting the cycles of a core that starts two multiply-adds and two loads per cycle, with a latency of four cycles, and
/// reads 40 bytes per cycle from its second-level cache.
/// </summary>
/// <remarks>
/// Current x64 server cores are of this kind. On a smaller core, the order of the candidates hardly changes: fewer loads per multiply-add
/// and more independent chains win everywhere. A tile never changes a result, only its speed.
/// </remarks>
internal static class TilePlanner
{
    /// <summary>Maximum rows of a tile.</summary>
    public const int MaxRows = 16;

    private const double IssuePerCycle = 2;
    private const double Latency = 4;
    private const double SecondLevelBytesPerCycle = 40;

    /// <summary>Bytes of B that stay in the first-level cache beside A and C.</summary>
    private const int FirstLevelBytes = 24 * 1024;

    /// <summary>
    /// Maximum vector operations in a method. Somewhere above, the JIT compiler stops inlining and then optimizing; methods of this size
    /// were observed to compile as intended.
    /// </summary>
    private const int MaxOperations = 1400;

    /// <summary>
    /// Vectors of a single row that are summed at once: this many chains hide the latency, and more would only make the code longer.
    /// </summary>
    private const int VectorsOfSingleRow = (int)(IssuePerCycle * Latency);

    /// <summary>Maximum vectors in a row that is not divided, because the remainder after a block would have too few chains.</summary>
    private const int VectorsOfUndividedRow = 2 * VectorsOfSingleRow;

    /// <summary>
    /// Price of each copy of the tile in the emitted code, relative to the total cost: if speeds are closer than this, the smaller code
    /// wins.
    /// </summary>
    private const double PriceOfCopy = 0.03;

    /// <summary>The tiling of the broadcast form, with one accumulator for each row, vector and chain.</summary>
    /// <param name="target">What registers there are.</param>
    /// <param name="rows">Rows of C, or their typical number if it varies.</param>
    /// <param name="rowsVary">Whether the number of rows is known only at run time.</param>
    /// <param name="vectors">Vectors in a row of C.</param>
    /// <param name="steps">Length of the sums, or their typical length if it varies.</param>
    /// <param name="chains">Partial sums of each element.</param>
    /// <param name="stride">Floats from one row of B to the next if the steps may be taken in blocks; otherwise 0.</param>
    /// <param name="reserved">Registers reserved for what runs beside the sums.</param>
    /// <param name="operations">Vector operations that finish a vector of results.</param>
    public static Tiling Broadcast(
        VectorTarget target,
        int rows,
        bool rowsVary,
        int vectors,
        int steps,
        int chains,
        int stride = 0,
        int reserved = 0,
        int operations = 0)
    {
        VectorTarget available = target with { Registers = target.Registers - reserved };
        int bytesPerColumn = steps * target.Lanes * sizeof(float);
        bool mayBlock = stride > 0;
        var search = new Search(
            available, vectors, accumulators: chains, chains, mayBlock ? 0 : bytesPerColumn, mayBlock ? rows : 0, operations);
        Tiling tiling = search.Best(rows, rowsVary);
        return mayBlock && tiling.Main.Rows > 1
            ? tiling with { BlockSteps = BlockSteps(tiling.Main.Columns * target.Lanes, steps, stride) }
            : tiling;
    }

    /// <summary>
    /// The steps of a block: blocks have equal lengths, and there are as few as the cache allows; 0 if there is only one.
    /// </summary>
    private static int BlockSteps(int width, int steps, int stride)
    {
        int most = FirstLevelCache.Rows(stride, width);
        int blocks = (steps + most - 1) / most;
        return blocks == 1 ? 0 : (steps + blocks - 1) / blocks;
    }

    /// <summary>The tiling of the dot form, with 16 lanes for each pair of a row of A and a row of B.</summary>
    /// <param name="target">What registers there are.</param>
    /// <param name="rows">Typical number of rows of A.</param>
    /// <param name="results">Rows of B.</param>
    /// <param name="steps">Length of the sums.</param>
    public static Tiling Dot(VectorTarget target, int rows, int results, int steps)
    {
        int accumulators = BufferLayout.Alignment / target.Lanes;
        var search = new Search(target, results, accumulators, chains: 1, bytesPerColumn: steps * sizeof(float));
        return search.Best(rows, rowsVary: true);
    }

    /// <summary>A search over all tiles that fit the registers.</summary>
    /// <param name="target">What registers there are.</param>
    /// <param name="columns">Vectors in a row of C; in the dot form, results.</param>
    /// <param name="accumulators">Registers for each of them.</param>
    /// <param name="chains">Partial sums of each element.</param>
    /// <param name="bytesPerColumn">Bytes of a column of B if it is read again for each tile of rows; otherwise 0.</param>
    /// <param name="waitingRows">Rows of C that wait unfinished between blocks of steps; 0 without blocks.</param>
    /// <param name="operations">Vector operations that finish a result.</param>
    private sealed class Search(
        VectorTarget target, int columns, int accumulators, int chains, int bytesPerColumn, int waitingRows = 0, int operations = 0)
    {
        /// <summary>Typical steps of a block, over which the cost of loading and storing a tile of sums is spread.</summary>
        private const int StepsOfBlock = 64;

        public Tiling Best(int rows, bool rowsVary)
        {
            Tile single = Best(1, _ => 0).Tile;
            if (!rowsVary)
            {
                return new Tiling(Best(rows, tileRows => rows % tileRows == 0 ? 0 : CostOfColumns(rows % tileRows)).Tile, single);
            }

            double costOfSingle = Cost(1, single.Columns);
            return new Tiling(Best(rows, tileRows => rows % tileRows * costOfSingle).Tile, single);

            double CostOfColumns(int tileRows) => Best(tileRows, _ => 0).Cost;
        }

        /// <summary>The best tile, given what the rows that do not fill a tile cost in addition.</summary>
        private (Tile Tile, double Cost) Best(int rows, Func<int, double> costOfRest)
        {
            var best = new Tile(1, 1);
            double leastCost = double.PositiveInfinity;
            for (int tileRows = 1; tileRows <= Math.Min(rows, MaxRows); tileRows++)
            {
                for (int tileColumns = 1; tileColumns <= columns && Fits(tileRows, tileColumns); tileColumns++)
                {
                    int copies = (rows % tileRows == 0 ? 1 : 2) * (columns % tileColumns == 0 ? 1 : 2);
                    if (!IsWithinBudget(copies * tileRows * tileColumns))
                    {
                        continue;
                    }

                    double cost = (rows / tileRows * Cost(tileRows, tileColumns) + costOfRest(tileRows)) * (1 + PriceOfCopy * copies);
                    if (cost < leastCost)
                    {
                        (best, leastCost) = (new Tile(tileRows, tileColumns), cost);
                    }
                }
            }

            return (best, leastCost);
        }

        /// <summary>Each result takes a load and a multiply-add for each accumulator, and the operations that finish it.</summary>
        private bool IsWithinBudget(int results) => results == 1 || results * (2 * accumulators + operations) <= MaxOperations;

        /// <summary>The smaller side of a tile is held in registers while the other one streams through.</summary>
        private bool Fits(int tileRows, int tileColumns) =>
            tileRows * tileColumns * accumulators + Math.Min(tileRows, tileColumns) + 1 <= target.Registers
            && (tileRows > 1 || columns <= VectorsOfUndividedRow || tileColumns <= VectorsOfSingleRow);

        /// <summary>Cycles per step of the sums for one row of tiles.</summary>
        private double Cost(int tileRows, int tileColumns) =>
            columns / tileColumns * Cycles(tileRows, tileColumns)
            + (columns % tileColumns is > 0 and int rest ? Cycles(tileRows, rest) : 0);

        private double Cycles(int tileRows, int tileColumns)
        {
            double multiplyAdds = tileRows * tileColumns * (accumulators / chains) / IssuePerCycle;
            double loads = (tileRows + tileColumns) / IssuePerCycle;
            bool fromSecondLevel = (long)tileColumns * bytesPerColumn > FirstLevelBytes;
            double bytes = tileColumns * target.Lanes * sizeof(float);
            double transfer = fromSecondLevel ? bytes / SecondLevelBytesPerCycle : 0;
            if (waitingRows * bytes > FirstLevelBytes)
            {
                transfer += 2 * tileRows * bytes / StepsOfBlock / SecondLevelBytesPerCycle;
            }

            // Loads and transfers that hide behind the multiply-adds still count a little: they contend for the cache.
            return Math.Max(Math.Max(multiplyAdds, loads), Math.Max(Latency / chains, transfer)) + 0.01 * loads + 0.1 * transfer;
        }
    }
}
