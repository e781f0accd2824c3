using System.Globalization;
using DigitSample.CommandLine;
using SampleKit;
using Xunit;

namespace AdamKernels.Tests.Samples;

public sealed class SampleCommandTests
{
    [Fact]
    public void No_arguments_give_the_defaults() => Assert.Equal(new SampleOptions(), Parse());

    [Fact]
    public void Every_option_is_read()
    {
        SampleOptions expected = new()
        {
            Epochs = 3,
            Batch = 256,
            Seed = ulong.MaxValue,
            LearningRate = 5e-4,
            Augment = true,
            Data = "@mnist",
            Plot = "curves.png",
            Save = "digits.safetensors",
            Checkpoint = "run",
            CheckpointSteps = 100,
            Resume = true,
        };
        string arguments =
            "--epochs 3 --batch 256 --seed 18446744073709551615 --learning-rate 5e-4 --augment --data @mnist --plot curves.png "
            + "--save digits.safetensors --checkpoint run --checkpoint-steps 100 --resume";
        Assert.Equal(expected, Parse(arguments.Split(' ')));
    }

    [Theory]
    [InlineData("--epochs 0", "--epochs: expected a whole number from 1 to 2147483647, found 0")]
    [InlineData("--epochs ", "--epochs: expected a whole number from 1 to 2147483647, found an empty text")]
    [InlineData("--epochs 1.5", "--epochs: expected a whole number from 1 to 2147483647, found 1.5")]
    [InlineData("--epochs 2147483648", "--epochs: expected a whole number from 1 to 2147483647, found 2147483648")]
    [InlineData("--batch 257", "--batch: expected a whole number from 1 to 256, found 257")]
    [InlineData("--batch x", "--batch: expected a whole number from 1 to 256, found x")]
    [InlineData("--seed -1", "--seed: expected a whole number from 0 to 18446744073709551615, found -1")]
    [InlineData("--learning-rate 0", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, found 0")]
    [InlineData("--learning-rate NaN", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, found NaN")]
    [InlineData("--learning-rate 1e999", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, found 1e999")]
    [InlineData("--learning-rate 1e-46", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, found 1e-46")]
    [InlineData("--learning-rate 1e39", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, found 1e39")]
    [InlineData("--learning-rate 0,001", "--learning-rate: expected a number from 1.5e-45 to 3.4e38, found 0,001")]
    [InlineData("--plot ", "--plot: expected a path, found an empty text")]
    [InlineData("--save ", "--save: expected a path, found an empty text")]
    [InlineData("--save", "Required argument missing for option: '--save'.")]
    [InlineData("--checkpoint run --checkpoint-steps 0", "--checkpoint-steps: expected a whole number from 1 to 2147483647, found 0")]
    [InlineData("--checkpoint-steps 10000", "--checkpoint-steps: has no effect without --checkpoint")]
    [InlineData("--resume", "--resume: has no effect without --checkpoint")]
    [InlineData("--load a --epochs 5", "--epochs: has no effect with --load, which trains nothing")]
    [InlineData("--load a --batch 32", "--batch: has no effect with --load, which trains nothing")]
    [InlineData("--load a --learning-rate 1", "--learning-rate: has no effect with --load, which trains nothing")]
    [InlineData("--load a --augment", "--augment: has no effect with --load, which trains nothing")]
    [InlineData("--load a --plot", "--plot: has no effect with --load, which trains nothing")]
    [InlineData("--load a --save b", "--save: has no effect with --load, which trains nothing")]
    [InlineData("--load a --checkpoint b", "--checkpoint: has no effect with --load, which trains nothing")]
    [InlineData("--load a --resume", "--resume: has no effect with --load, which trains nothing")]
    [InlineData("--speed 3", "Unrecognized command or argument '--speed'.")]
    public void Bad_argument_is_one_line(string arguments, string message) =>
        Assert.Equal(message, Assert.Throws<UserErrorException>(() => Parse(arguments.Split(' '))).Message);

    [Fact]
    public void A_network_is_loaded_to_be_tested() => Assert.Equal(
        new SampleOptions { Load = "digits.safetensors", Seed = 7, Data = "mnist" },
        Parse("--load digits.safetensors --seed 7 --data mnist".Split(' ')));

    [Fact]
    public void Plot_without_a_file_implies_one() =>
        Assert.Equal(new SampleOptions { Plot = "digit-classifier.png", Epochs = 3 }, Parse("--plot", "--epochs", "3"));

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CommaCulture.Create();
            Assert.Equal(0.25, Parse("--learning-rate", "0.25")!.LearningRate);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Help_names_every_option()
    {
        var output = new StringWriter();
        Assert.Null(SampleCommand.Parse(["--help"], output));
        Assert.All(
            [
                "--epochs", "--batch", "--seed", "--learning-rate", "--augment", "--data", "--plot", "--save", "--load", "--checkpoint",
                "--checkpoint-steps", "--resume",
            ],
            option => Assert.Contains(option, output.ToString()));
    }

    private static SampleOptions? Parse(params string[] arguments) => SampleCommand.Parse(arguments, TextWriter.Null);
}
