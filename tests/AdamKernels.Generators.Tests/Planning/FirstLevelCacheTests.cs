using AdamKernels.Generators.Planning;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>The planner's picture of the cache, against a count of the lines that fall into each of its sets.</summary>
public sealed class FirstLevelCacheTests
{
    private const int Line = 16, Sets = 64, Ways = 12;

    /// <summary>Fails when rows at a stride of a power of two are taken to fit: they fall into few sets.</summary>
    [Fact]
    public void Rows_that_fit_push_none_of_them_out() => Gen.Select(Gen.Int[1, 2000], Gen.Int[1, 128]).Sample((lines, blockLines) =>
    {
        int width = Math.Min(lines, blockLines) * Line;
        int rows = FirstLevelCache.Rows(lines * Line, width);
        Assert.True(
            rows == 1 || MostInASet(lines, Math.Min(lines, blockLines), rows) <= Ways, $"{rows} rows of {width} floats at {lines * Line}");
    });

    [Fact]
    public void A_stride_holds_as_many_rows_as_there_are() => Gen.Select(Gen.Int[1, 4000], Gen.Int[1, 300]).Sample((width, rows) =>
    {
        int stride = FirstLevelCache.Stride(width, rows);
        Assert.InRange(stride, width, width + 2 * Line - 1);
        Assert.Equal(0, stride % Line);
        Assert.True(MostInASet(stride / Line, 1, Math.Min(rows, 128)) <= Ways, $"{rows} rows at {stride}");
    });

    /// <summary>Written down: the lengths that docs/performance.md has measurements for, and one that fills its sets.</summary>
    [Theory]
    [InlineData(128, 32, 64)]
    [InlineData(528, 32, 128)]
    [InlineData(1040, 128, 32)]
    public void Rows_of_a_block_are_fixed(int stride, int width, int expected) =>
        Assert.Equal(expected, FirstLevelCache.Rows(stride, width));

    /// <summary>Written down: a change moves the parameters of every network that has such a layer.</summary>
    [Theory]
    [InlineData(10, 784, 16)]
    [InlineData(64, 64, 64)]
    [InlineData(128, 64, 128)]
    [InlineData(128, 65, 144)]
    [InlineData(256, 64, 272)]
    [InlineData(256, 32, 256)]
    [InlineData(496, 128, 496)]
    [InlineData(512, 64, 528)]
    [InlineData(512, 8, 512)]
    public void Strides_are_fixed(int width, int rows, int expected) => Assert.Equal(expected, FirstLevelCache.Stride(width, rows));

    /// <summary>32 KiB.</summary>
    [Theory]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    public void Holds_what_is_not_larger(int floats, bool expected) => Assert.Equal(expected, FirstLevelCache.Holds(floats));

    private static int MostInASet(int strideLines, int widthLines, int rows)
    {
        int[] sets = new int[Sets];
        for (int row = 0; row < rows; row++)
        {
            for (int line = 0; line < widthLines; line++)
            {
                sets[(int)(((long)row * strideLines + line) % Sets)]++;
            }
        }

        return sets.Max();
    }
}
