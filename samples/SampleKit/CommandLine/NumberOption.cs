using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace SampleKit.CommandLine;

/// <summary>Options that take a number within a range, parsed the same way under every culture.</summary>
public static class NumberOption
{
    public static Option<int> Epochs(int standard) => Create(
        "--epochs", "N", "Passes over the training set.", standard, value => value >= 1, $"a whole number from 1 to {int.MaxValue}");

    /// <summary>A seed.</summary>
    /// <param name="standard">The value if the option is omitted.</param>
    /// <param name="of">What depends on it.</param>
    public static Option<ulong> Seed(
        ulong standard, string of = "the drawn digits, the initial parameters and the order of the samples") => Create(
        "--seed",
        "N",
        $"Seed of {of}.",
        standard,
        _ => true,
        $"a whole number from 0 to {ulong.MaxValue}");

    /// <summary>A learning rate within the range of float, to which a trainer rounds it.</summary>
    /// <param name="description">What it is for.</param>
    /// <param name="standard">The value if the option is omitted.</param>
    /// <param name="zeroMeans">What a rate of 0 means; null if 0 is not allowed.</param>
    public static Option<double> LearningRate(string description, double standard, string? zeroMeans = null) => Create(
        "--learning-rate",
        "X",
        description,
        standard,
        value => ((float)value > 0 && float.IsFinite((float)value)) || (value == 0 && zeroMeans is not null),
        "a number from 1.5e-45 to 3.4e38" + (zeroMeans is null ? "" : $", or 0 for {zeroMeans}"));

    public static Option<T> Create<T>(string name, string helpName, string description, T standard, Func<T, bool> accepts, string expected)
        where T : struct, INumber<T> => new(name)
        {
            Description = description,
            HelpName = helpName,
            DefaultValueFactory = _ => standard,
            CustomParser = argument =>
            {
                string text = argument.Tokens[0].Value;
                if (T.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && accepts(value))
                {
                    return value;
                }

                argument.AddError($"{name}: expected {expected}, found {(text.Length == 0 ? "an empty text" : text)}");
                return default;
            },
        };
}
