using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.Ranks;

/// <summary>What several MPI processes cost, and from which batch on they pay: a model, and how well it fits two processes.</summary>
internal static class RanksProgram
{
    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        RankMeasurement measured = RankMeasurement.Take();
        results.Publish(
            "Several processes",
            $"{MachineTables.Of(measured)}\n{CheckTable.Of(measured)}\n{PayTables.Of(measured)}",
            path => RankPicture.Save(measured, path));
    }
}
