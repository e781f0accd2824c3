using OnlineControl.CommandLine;
using SampleKit;

namespace AdamKernels.Tests.Samples;

public sealed class OnlineControlCommandTests
{
    [Fact]
    public void No_arguments_give_the_defaults() => Assert.Equal(new ControlOptions(), Parse());

    [Fact]
    public void Every_option_is_read() => Assert.Equal(
        new ControlOptions { Seconds = 3, Rate = 500, Seed = 7, Simulated = true, Plot = "control.png" },
        Parse("--seconds 3 --rate 500 --seed 7 --simulated --plot control.png".Split(' ')));

    [Theory]
    [InlineData("--seconds 0", "--seconds: expected a whole number from 1 to 600, found 0")]
    [InlineData("--seconds 601", "--seconds: expected a whole number from 1 to 600, found 601")]
    [InlineData("--seconds 1.5", "--seconds: expected a whole number from 1 to 600, found 1.5")]
    [InlineData("--rate 99", "--rate: expected a whole number from 100 to 5000, found 99")]
    [InlineData("--rate 5001", "--rate: expected a whole number from 100 to 5000, found 5001")]
    [InlineData("--seed -1", "--seed: expected a whole number from 0 to 18446744073709551615, found -1")]
    [InlineData("--plot ", "--plot: expected a path, found an empty text")]
    [InlineData("--speed 3", "Unrecognized command or argument '--speed'.")]
    public void Bad_argument_is_one_line(string arguments, string message) =>
        Assert.Equal(message, Assert.Throws<UserErrorException>(() => Parse(arguments.Split(' '))).Message);

    [Theory]
    [InlineData("--plot")]
    [InlineData("--plot --rate 1000")]
    public void Plot_without_a_file_implies_one(string arguments) =>
        Assert.Equal(new ControlOptions { Plot = "online-control.png" }, Parse(arguments.Split(' ')));

    [Fact]
    public void Help_says_what_the_seed_is_for()
    {
        var output = new StringWriter();
        Assert.Null(ControlCommand.Parse(["--help"], output));
        string help = string.Join(' ', output.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Seed of the path, the drift, the noise and the initial parameters.", help);
    }

    private static ControlOptions? Parse(params string[] arguments) => ControlCommand.Parse(arguments, TextWriter.Null);
}
