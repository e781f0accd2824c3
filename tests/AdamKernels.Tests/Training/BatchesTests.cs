using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AdamKernels.Tests.Training;

/// <summary>Sets of as many samples as a span may have.</summary>
/// <remarks>A sum that goes beyond the last sample before it is compared overflows.</remarks>
public class BatchesTests
{
    [Theory]
    [InlineData(int.MaxValue, 0x40000000)]
    [InlineData(int.MaxValue, 1_500_000_000)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue - 64, 100_000_000)]
    [InlineData(11, 4)]
    [InlineData(8, 4)]
    [InlineData(3, 4)]
    public void Batches_cover_all_samples_once(int samples, int batchSize)
    {
        int next = 0;
        foreach ((int start, int rows) in new Batches(samples, batchSize))
        {
            Assert.Equal(next, start);
            Assert.Equal(Math.Min(batchSize, samples - start), rows);
            next += rows;
        }

        Assert.Equal(samples, next);
    }

    [Fact]
    public void Without_samples_there_is_no_batch()
    {
        foreach ((int start, int rows) in new Batches(0, 4))
        {
            Assert.Fail($"{rows} samples from {start} on");
        }
    }

    /// <summary>The last column of a row of 1.5 billion: of the whole row only this value is read.</summary>
    [Fact]
    public void A_column_near_the_end_is_summed_once()
    {
        const int Width = 1_500_000_000;
        Span<float> last = [2];
        ReadOnlySpan<float> row = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Subtract(ref last[0], Width - 1), Width);
        var sum = default(RegressionSum);
        var errors = default(ErrorSum);
        errors.Add(prediction: 5, row[^1]);

        sum.AddColumn(errors, row, column: Width - 1, Width);

        Assert.Equal(new RegressionMetrics(9, 3, 0), sum.Result(samples: 1, width: 1));
    }
}
