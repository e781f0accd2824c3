using System.Globalization;
using SampleKit.Reporting;
using Xunit;

namespace AdamKernels.Tests.Samples;

public sealed class ResultLineTests
{
    [Fact]
    public void Has_the_documented_form() => Assert.Equal(
        "result accuracy=0.9781 loss=0.0712 steps=4690 seconds=0.61 bytes_per_step=0 sha256=00ff", Format());

    [Fact]
    public void Does_not_depend_on_the_culture()
    {
        string expected = Format();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CommaCulture.Create();
            Assert.Equal(expected, Format());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Few_bytes_are_not_rounded_away() =>
        Assert.Contains(" bytes_per_step=0.005117 ", Format(bytesPerStep: 24.0 / 4690));

    [Fact]
    public void Hash_is_over_little_endian_bytes()
    {
        // What sha256sum says of the bytes 00 00 80 3f 00 00 00 c0.
        Assert.Equal("ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b", ParameterHash.Of([1f, -2f]));
    }

    private static string Format(double bytesPerStep = 0) => DigitResultLine.Format(
        accuracy: 0.9781, loss: 0.07116, steps: 4690, TimeSpan.FromSeconds(0.613), bytesPerStep, parameterHash: "00ff");
}
