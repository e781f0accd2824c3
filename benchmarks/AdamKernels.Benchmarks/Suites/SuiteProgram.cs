using AdamKernels.Benchmarks.Drawing;
using AdamKernels.Benchmarks.Reporting;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>Runs one suite and shows its table.</summary>
internal static class SuiteProgram
{
    /// <summary>Runs a suite.</summary>
    /// <param name="title">Heading of the results.</param>
    /// <param name="arguments">What is left for BenchmarkDotNet, such as <c>--filter</c>.</param>
    /// <param name="results">Where the results go.</param>
    /// <typeparam name="TSuite">The benchmarks.</typeparam>
    /// <returns>The exit code: 0 if every benchmark has a result.</returns>
    public static int Run<TSuite>(string title, string[] arguments, ResultFile results)
    {
        Summary? summary = BenchmarkRunner.Run<TSuite>(SuiteConfig.Create(), arguments);
        if (summary is null || summary.HasCriticalValidationErrors || summary.Reports.IsEmpty
            || summary.Reports.Any(report => !report.Success))
        {
            Console.Error.WriteLine("Not every benchmark has a result; see above. Nothing was saved.");
            return 1;
        }

        var table = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, table);
        string markdown = table.GetLog();
        results.Publish(title, markdown, path => ResultPicture.Save(title, markdown, path));
        return 0;
    }
}
