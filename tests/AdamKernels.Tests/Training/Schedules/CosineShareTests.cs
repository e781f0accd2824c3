namespace AdamKernels.Tests.Training.Schedules;

/// <summary>The library's own half wave, against the platform's functions.</summary>
/// <remarks>A coefficient that is wrong in its last digits, a term too few or a fold at another place makes these fail.</remarks>
public class CosineFractionTests
{
    private const int Points = 1_000_000;

    [Fact]
    public void The_cosine_on_0_to_pi_is_off_by_less_than_1e_15() =>
        Assert.InRange(Largest(at => Math.Abs(2 * CosineFraction.Of(at, Points) - 1 - Math.Cos(Math.PI * (at / Points)))), 0, 1e-15);

    /// <summary>(1 + cos)/2 loses digits where cos is near -1; the reference is the form that does not.</summary>
    [Fact]
    public void Near_the_end_the_share_keeps_its_digits()
    {
        Assert.InRange(Largest(at => RelativeError(at, Points)), 0, 1.2e-15);
        for (double length = 3; length < 1e15; length *= 7)
        {
            Assert.InRange(RelativeError(length - 1, length), 0, 1.2e-15);
        }

        static double RelativeError(double at, double length)
        {
            double root = at > length / 2 ? Math.Sin(Math.PI / 2 * ((length - at) / length)) : Math.Cos(Math.PI / 2 * (at / length));
            return at == length ? 0 : Math.Abs(CosineFraction.Of(at, length) / (root * root) - 1);
        }
    }

    [Fact]
    public void Beginning_and_end_are_exact()
    {
        Assert.Equal(1, CosineFraction.Of(0, 7));
        Assert.Equal(0.5, CosineFraction.Of(1, 2), 1.2e-16);
        Assert.Equal(0, CosineFraction.Of(7, 7));
    }

    /// <summary>From the same operations in another language's doubles: every platform must come to the same.</summary>
    /// <remarks>A fused multiply-add in the polynomial makes this fail.</remarks>
    [Theory]
    [InlineData(1, 0x3FEF378709A22A80)]
    [InlineData(3, 0x3FE96791823AAD30)]
    [InlineData(7, 0x3FCA61B9F7154B43)]
    [InlineData(9, 0x3F990F1ECBBAB00A)]
    public void Bits_are_the_recorded_ones(double at, long bits)
    {
        long actual = BitConverter.DoubleToInt64Bits(CosineFraction.Of(at, 10));
        Assert.True(bits == actual, $"{at}/10: the bits are 0x{actual:X16}.");
    }

    private static double Largest(Func<double, double> error) => Enumerable.Range(0, Points + 1).Max(i => error(i));
}
