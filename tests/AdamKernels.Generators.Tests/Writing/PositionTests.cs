using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Tests.Writing;

/// <summary>Indices as code spells them.</summary>
public sealed class PositionTests
{
    /// <summary>Fails when a factor multiplies only a part of a sum, or something that changes nothing is spelled out.</summary>
    [Theory]
    [InlineData("", 3, 2, "6")]
    [InlineData("row", 0, 1, "row")]
    [InlineData("row", 0, 2, "row * 2")]
    [InlineData("row", 3, 1, "row + 3")]
    [InlineData("row", 3, 2, "(row + 3) * 2")]
    public void Products(string variable, int offset, int factor, string expected) =>
        Assert.Equal(expected, (new Position(variable, offset) * factor).ToString());

    [Theory]
    [InlineData("", 1, "", 2, "3")]
    [InlineData("row", 1, "", 2, "row + 3")]
    [InlineData("", 1, "n", 2, "n + 3")]
    [InlineData("row", 0, "n", 0, "row + n")]
    [InlineData("row", 0, "n", 2, "row + n + 2")]
    public void Sums(string left, int leftOffset, string right, int rightOffset, string expected) =>
        Assert.Equal(expected, (new Position(left, leftOffset) + new Position(right, rightOffset)).ToString());
}
