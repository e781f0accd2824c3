using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>The same bytes are emitted, and the same messages reported, in every culture and time zone.</summary>
public sealed class CultureTests
{
    private const string Program = "AdamKernels.Generators.Tests";

    /// <summary>Turkish i, a comma in numbers, right to left with other digits and signs, and an era of its own.</summary>
    private static readonly string[] Cultures = ["tr-TR", "de-DE", "fa-IR", "ar-SA", "hi-IN", "th-TH", "sv-SE", "fr-CH"];

    /// <summary>Numbers with signs, fractions and exponents; names with the letter i, which Turkish changes in its own way.</summary>
    private static readonly string[] Sources =
    [
        .. Declarations.Options.Select((option, i) => Declarations.WithOptions($"Initial{i}", option)),
        """
        using AdamKernels;
        namespace Demo;
        [Network(5_000, MaxBatchSize = 1_000)]
        [Dense(1_100, Initializer = Initializer.Constant, InitialValue = -1e-7), Dense(1), Huber(Delta = 1234.5)]
        [Adagrad(LearningRate = 1e-30, LearningRateDecay = 1e30)] partial class INITIALIZER;
        [Network(5_000, MaxBatchSize = -1_000), Dense(0), Adam(Beta1 = -1234.5, Beta2 = double.NaN)] partial class Wrong;
        [Network(1_000_000), Dense(1_000_000), MeanSquaredError, Adam] partial class TooLarge;
        """,
    ];

    /// <summary>
    /// Fails when a number is formatted, a name compared or a letter changed without the invariant culture, or when a date is used.
    /// </summary>
    [SkippableTheory]
    [InlineData("Asia/Kathmandu")]
    [InlineData("America/St_Johns")]
    public async Task Real_cultures_and_time_zones(string timeZone)
    {
        string[] lines = await RunChild(timeZone);
        Assert.Equal(Cultures.Select(name => $"{name} {Hash()}"), lines.Select(line => line[..line.LastIndexOf(' ')]));

        // Nothing is shown by cultures that all write numbers as the invariant one does.
        Assert.True(lines.Select(line => line[line.LastIndexOf(' ')..]).Distinct().Count() >= 6, string.Join('\n', lines));
    }

    [Fact]
    public void A_culture_that_nobody_has()
    {
        string expected = Hash();
        using var culture = new HostileCulture();
        Assert.Equal(expected, Hash());
    }

    /// <summary>What the child process prints for a culture: its name, the hash, and how it writes a number.</summary>
    internal static string Line(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        return $"{culture} {Hash()} {string.Concat($"{-1234.5:N1}{-1}{DateTime.UnixEpoch:d}".Where(character => character > ' '))}";
    }

    private static string Hash()
    {
        var compilation = Source.Compile(Sources);
        IEnumerable<string> emitted = SameBytesTests.Emit(compilation).Select(file => $"{file.Name}\n{file.Text}");
        IEnumerable<string> reported = GeneratorHarness.AnalyzeAsIs(compilation).GetAwaiter().GetResult().Select(
            diagnostic => $"{diagnostic.Id} {diagnostic.Location.SourceSpan} {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', emitted.Concat(reported)))));
    }

    private static async Task<string[]> RunChild(string timeZone)
    {
        string configuration = Path.Combine(AppContext.BaseDirectory, Program);
        string withCultures = $"{configuration}.{timeZone.Replace('/', '.')}.cultures.json";
        string text = await File.ReadAllTextAsync($"{configuration}.runtimeconfig.json");
        const string Invariant = "\"System.Globalization.Invariant\": ";
        Assert.Contains(Invariant + "true", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(withCultures, text
            .Replace(Invariant + "true", Invariant + "false", StringComparison.Ordinal)
            .Replace("\"System.Globalization.PredefinedCulturesOnly\": true", "\"x\": 0", StringComparison.Ordinal));
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", "--runtimeconfig", withCultures, "--depsfile", $"{configuration}.deps.json", $"{configuration}.dll", .. Cultures])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["TZ"] = timeZone },
        };
        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        string output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        Skip.If((await errors).Contains("libicu", StringComparison.OrdinalIgnoreCase), "This machine has no data of cultures.");
        Assert.True(child.ExitCode == 0, await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
