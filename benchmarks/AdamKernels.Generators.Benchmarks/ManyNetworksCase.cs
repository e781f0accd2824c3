using System.Diagnostics;
using System.Globalization;
using System.Text;
using AdamKernels.Generators.Tests.Caching;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace AdamKernels.Generators.Benchmarks;

/// <summary>A project with many networks: the generator, and the compiler's work on what it emits.</summary>
internal static class ManyNetworksCase
{
    private const int Rounds = 3;

    /// <summary>Networks that are compiled before, as a compiler that stays in memory has been at work before.</summary>
    private const int WarmUpCount = 20;

    /// <summary>Compiles the project several times and describes the result.</summary>
    public static string Measure()
    {
        Compile(Declarations.Many(WarmUpCount));
        (double Generator, double Compiler, long Length)[] rounds =
            [.. Enumerable.Range(0, Rounds).Select(_ => Compile(Declarations.Many(ManyNetworks.Count)))];
        double generator = Median(rounds.Select(round => round.Generator));
        double compiler = Median(rounds.Select(round => round.Compiler));
        return string.Create(CultureInfo.InvariantCulture, $"""


            A project with many networks of three layers with up to 65 neurons, compiled on all cores: medians of {Rounds} compilations, after
            one of {WarmUpCount} networks.

            | project | generator | compiler | emitted source |
            | --- | ---: | ---: | ---: |
            | {ManyNetworks.Count} networks | {generator:F1} s | {compiler:F1} s | {rounds[0].Length / 1e6:F1} MB |
            """);
    }

    /// <summary>Runs the generator and compiles to memory, with debug information.</summary>
    private static (double Generator, double Compiler, long Length) Compile(CSharpCompilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        GeneratorDriver driver = Declarations.CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        double generator = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        start = Stopwatch.GetTimestamp();
        EmitResult result = output.Emit(assembly, symbols);
        double compiler = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (!result.Success)
        {
            throw new InvalidOperationException($"What the generator emits does not compile: {result.Diagnostics[0]}");
        }

        IEnumerable<GeneratedSourceResult> files = driver.GetRunResult().Results.Single().GeneratedSources;
        return (generator, compiler, files.Sum(file => (long)Encoding.UTF8.GetByteCount(file.SourceText.ToString())));
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);
}
