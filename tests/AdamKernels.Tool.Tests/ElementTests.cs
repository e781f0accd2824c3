namespace AdamKernels.Tool.Tests;

/// <summary>Distances in units in the last place.</summary>
public sealed class ElementTests
{
    [Theory]
    [InlineData(1f, 1.0000001f, "1")]
    [InlineData(0f, -0f, "0")]
    [InlineData(float.Epsilon, -float.Epsilon, "2")]
    [InlineData(1f, 2f, "8388608")]
    [InlineData(float.MaxValue, float.PositiveInfinity, "1")]
    [InlineData(float.NaN, 1f, "-")]
    public void Counts_the_numbers_between(float first, float second, string distance)
    {
        Assert.Equal(distance, Element.Of(first).DistanceTo(Element.Of(second)));
        Assert.Equal(distance, Element.Of(second).DistanceTo(Element.Of(first)));
    }

    [Fact]
    public void Bits_begin_with_the_sign() => Assert.Equal("bf800000", Element.Of(-1).Bits);
}
