using System.Globalization;
using DigitSample.Reporting;
using DigitSample.Training;
using SampleKit.Reporting;
using Xunit;

namespace AdamKernels.Tests.Samples;

public sealed class ResultLineTests
{
    private static readonly TrainingResult Result = new(
        new Evaluation(0.07116, 0.9781, 10_000),
        Steps: 4690,
        Elapsed: TimeSpan.FromSeconds(0.613),
        BytesPerStep: 0,
        ParameterHash: "00ff",
        Epochs: []);

    [Fact]
    public void Has_the_documented_form() => Assert.Equal(
        "result accuracy=0.9781 loss=0.0712 steps=4690 seconds=0.61 bytes_per_step=0 sha256=00ff", ResultLine.Format(Result));

    [Fact]
    public void Does_not_depend_on_the_culture()
    {
        string expected = ResultLine.Format(Result);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CommaCulture.Create();
            Assert.Equal(expected, ResultLine.Format(Result));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Few_bytes_are_not_rounded_away() =>
        Assert.Contains(" bytes_per_step=0.005117 ", ResultLine.Format(Result with { BytesPerStep = 24.0 / 4690 }));

    [Fact]
    public void Hash_is_over_little_endian_bytes()
    {
        // What sha256sum says of the bytes 00 00 80 3f 00 00 00 c0.
        Assert.Equal("ee4ac73c2bd27756ab82780f27c73a7bc4d3f0bb6acb37e008bc27eccd7e588b", ParameterHash.Of([1f, -2f]));
    }
}
