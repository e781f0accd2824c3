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
            string.Join('\n', RankModel.Formula, MachineTables.Of(measured), CheckTable.Of(measured), PayTables.Of(measured)),
            path => RankPicture.Save(measured, path));
    }
}
