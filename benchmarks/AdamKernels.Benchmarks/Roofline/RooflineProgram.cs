using AdamKernels.Benchmarks.Reporting;

namespace AdamKernels.Benchmarks.Roofline;

/// <summary>Measures the machine's limits and the kernels' shares of them, in one process and in turn.</summary>
internal static class RooflineProgram
{
    /// <summary>Measures and shows.</summary>
    /// <param name="results">Where the results go.</param>
    public static void Run(ResultFile results)
    {
        var tables = new RooflineTables(RooflineMeasurement.Run());
        const double Median = 0.5, Undisturbed = 0.1;
        string text = string.Join(
            "\n",
            tables.Limits(),
            $"## Medians of all {tables.Measurement.Rounds} rounds\n",
            tables.Shares(Median),
            "\n## The tenth of the rounds that was disturbed least\n",
            "By whatever shares the cores; for limits and kernels alike.\n",
            tables.Shares(Undisturbed));
        results.Publish("Roofline", text, path => RooflinePicture.Save(tables.Measurement, Median, path));
    }
}
