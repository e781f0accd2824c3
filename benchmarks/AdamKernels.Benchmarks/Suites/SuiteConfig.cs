using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using Perfolizer.Horology;

namespace AdamKernels.Benchmarks.Suites;

/// <summary>How BenchmarkDotNet measures here: each figure from 10 measurements of 200 ms, after 3 that are thrown away.</summary>
internal static class SuiteConfig
{
    /// <summary>Makes the configuration.</summary>
    public static IConfig Create() => DefaultConfig.Instance
        .AddJob(Job.Default
            .WithWarmupCount(3)
            .WithIterationCount(10)
            .WithIterationTime(TimeInterval.FromMilliseconds(200)))
        .WithBuildTimeout(TimeSpan.FromMinutes(10))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumn(StatisticColumn.Median)
        .HideColumns(Column.Job, Column.WarmupCount, Column.IterationCount, Column.IterationTime)
        .HideColumns(Column.StdDev, Column.RatioSD, Column.Gen0, Column.Gen1, Column.Gen2, Column.AllocRatio)
        .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Trend));
}
