using AdamKernels.PathProbe;
using AdamKernels.Tests.Catalog;

namespace AdamKernels.Tests.Threads;

/// <summary>Any number of threads gives the bits of one: losses, parameters, optimizer state and predictions.</summary>
/// <remarks>
/// Here all threads share every pass, however little there is to do, and rows are divided anywhere: more threads than rows, and blocks that
/// fill no tile.
/// </remarks>
public sealed class ThreadBitsTests
{
    private const int Steps = 9;
    private const int CatalogSteps = 2;

    public static TheoryData<int> ThreadCounts => [1, 2, 3, 4, 7, 16];

    /// <summary>Every optimizer and every option.</summary>
    [Theory]
    [MemberData(nameof(ThreadCounts))]
    public void Threads_change_no_bit_of_any_option(int threads) => Check(NetworkTypes.In(typeof(Control).Assembly), Steps, threads);

    /// <summary>Every shape.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(ThreadCounts))]
    public void Threads_change_no_bit_of_any_shape(int threads) => Check(ShapeCatalog.Types, CatalogSteps, threads);

    private static void Check(IEnumerable<Type> types, int steps, int threads)
    {
        using var workers = new TrainingWorkers(threads, SharingRule.Always);
        string[] different =
        [
            .. types.SelectMany(type => new[] { (type, fused: true), (type, fused: false) })
                .Where(run => NetworkTypes.Hash(run.type, steps, run.fused) != NetworkTypes.Hash(run.type, steps, run.fused, workers))
                .Select(run => $"{run.type.Name}, {(run.fused ? "Step" : "four calls")}"),
        ];
        Assert.True(different.Length == 0, $"Other bits on {threads} threads: {string.Join("; ", different)}");
    }
}
