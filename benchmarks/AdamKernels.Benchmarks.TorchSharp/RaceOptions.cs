using System.Globalization;

namespace AdamKernels.Benchmarks.TorchSharp;

/// <summary>What the command line asks for.</summary>
/// <param name="Threads">Number of threads that AdamKernels and libtorch use each.</param>
/// <param name="Save">Whether to save the results.</param>
internal sealed record RaceOptions(int Threads, bool Save)
{
    /// <summary>The option that the number of threads follows.</summary>
    public const string ThreadsOption = "--threads";

    private const string SaveOption = "--save";

    /// <summary>As many as <see cref="TrainingWorkers"/> takes.</summary>
    private const int MaxThreads = 1_024;

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="complaint">What is wrong with them; null if nothing is.</param>
    /// <returns>The options; null if something is wrong.</returns>
    public static RaceOptions? TryParse(ReadOnlySpan<string> arguments, out string? complaint)
    {
        complaint = null;
        var options = new RaceOptions(Threads: 1, Save: false);
        while (arguments is [var argument, .. var rest])
        {
            if (argument == SaveOption)
            {
                options = options with { Save = true };
            }
            else if (argument != ThreadsOption)
            {
                complaint = $"Unknown: {argument}";
            }
            else if (rest is [var number, ..] && TryParseThreads(number, out int threads))
            {
                options = options with { Threads = threads };
                rest = rest[1..];
            }
            else
            {
                string got = rest is [var text, ..] ? $"'{text}'" : "none";
                complaint = $"{ThreadsOption} takes a whole number from 1 to 1,024, but got {got}.";
            }

            if (complaint is not null)
            {
                return null;
            }

            arguments = rest;
        }

        return options;
    }

    private static bool TryParseThreads(string text, out int threads) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out threads) && threads is >= 1 and <= MaxThreads;
}
