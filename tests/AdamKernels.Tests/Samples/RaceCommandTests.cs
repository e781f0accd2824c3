using OptimizerRace.CommandLine;
using SampleKit;

namespace AdamKernels.Tests.Samples;

public sealed class RaceCommandTests
{
    [Fact]
    public void No_arguments_give_the_defaults() => Assert.Equal(new RaceOptions(), Parse());

    [Fact]
    public void Every_option_is_read() => Assert.Equal(
        new RaceOptions { Epochs = 3, Seed = 7, LearningRate = 5e-4, Plot = "race.png" },
        Parse("--epochs 3 --seed 7 --learning-rate 5e-4 --plot race.png".Split(' ')));

    [Theory]
    [InlineData("--epochs 0", "--epochs: expected a whole number from 1 to 2147483647, found 0")]
    [InlineData("--seed -1", "--seed: expected a whole number from 0 to 18446744073709551615, found -1")]
    [InlineData("--learning-rate -1", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, or 0 for the defaults, found -1")]
    [InlineData("--learning-rate 1e999", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, or 0 for the defaults, found 1e999")]
    [InlineData("--learning-rate 1e-46", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, or 0 for the defaults, found 1e-46")]
    [InlineData("--learning-rate 1e39", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, or 0 for the defaults, found 1e39")]
    [InlineData("--plot ", "--plot: expected a path, found an empty text")]
    [InlineData("--speed 3", "Unrecognized command or argument '--speed'.")]
    public void Bad_argument_is_one_line(string arguments, string message) =>
        Assert.Equal(message, Assert.Throws<UserErrorException>(() => Parse(arguments.Split(' '))).Message);

    /// <summary>Fails when the option without a file takes the next option for one, or is as if it were not there.</summary>
    [Theory]
    [InlineData("--plot")]
    [InlineData("--plot --epochs 12")]
    public void Plot_without_a_file_implies_one(string arguments) =>
        Assert.Equal(new RaceOptions { Plot = "optimizer-race.png" }, Parse(arguments.Split(' ')));

    private static RaceOptions? Parse(params string[] arguments) => RaceCommand.Parse(arguments, TextWriter.Null);
}
