namespace AdamKernels.Tests.Numerics;

/// <summary>The oracle itself, against values of an arbitrary-precision library (mpmath, 40 digits).</summary>
public class ErrorFunctionTests
{
    public static TheoryData<double, double, double> Values => new()
    {
        { 1e-40, 1.1283791670955126e-40, 1.0 },
        { 1e-9, 1.1283791670955126e-9, 0.99999999887162083 },
        { 0.125, 0.14031620480133382, 0.85968379519866618 },
        { 0.5, 0.52049987781304654, 0.47950012218695346 },
        { 0.75, 0.71115563365351513, 0.28884436634648487 },
        { 1, 0.84270079294971487, 0.15729920705028513 },
        { 1.5, 0.96610514647531073, 0.033894853524689273 },
        { 2, 0.99532226501895273, 0.0046777349810472658 },
        { 2.4375, 0.99943345674541984, 0.00056654325458016491 },
        { 2.5, 0.99959304798255504, 0.00040695201744495894 },
        { 2.5625, 0.99970983113832659, 0.00029016886167340607 },
        { 3, 0.99997790950300141, 2.2090496998585441e-5 },
        { 4, 0.9999999845827421, 1.5417257900280019e-8 },
        { 5, 0.99999999999846254, 1.5374597944280349e-12 },
        { 7.25, 1.0, 1.1466900814815012e-24 },
        { 10, 1.0, 2.0884875837625448e-45 },
        { 20, 1.0, 5.3958656116079009e-176 },
        { 26, 1.0, 5.6631924088561428e-296 },
    };

    // Floats have 7 digits; the oracle keeps 11 wherever erfc is a normal double. Would fail with 20 terms of the fraction instead of 60,
    // or with the series up to 5.
    [Theory]
    [MemberData(nameof(Values))]
    public void Oracle_has_eleven_digits(double x, double erf, double erfc)
    {
        AssertClose(erf, ErrorFunction.Erf(x));
        AssertClose(-erf, ErrorFunction.Erf(-x));
        AssertClose(erfc, ErrorFunction.Erfc(x));
        AssertClose(1 + erf, ErrorFunction.Erfc(-x));
    }

    [Fact]
    public void Oracle_reaches_its_limits()
    {
        Assert.Equal(0, ErrorFunction.Erf(0));
        Assert.Equal(1, ErrorFunction.Erf(double.PositiveInfinity));
        Assert.Equal(-1, ErrorFunction.Erf(double.NegativeInfinity));
        Assert.Equal(0, ErrorFunction.Erfc(double.PositiveInfinity));
        Assert.True(double.IsNaN(ErrorFunction.Erf(double.NaN)));
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.InRange(Math.Abs(actual - expected), 0, 1e-11 * Math.Abs(expected));
}
