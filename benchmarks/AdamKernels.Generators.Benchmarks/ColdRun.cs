using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Benchmarks;

/// <summary>The first run in a process, for which the just-in-time compiler has to translate what runs. Each takes a new process.</summary>
internal static class ColdRun
{
    /// <summary>First argument of a child process.</summary>
    public const string Argument = "--cold";

    private const int Processes = 5;
    private const string WarmCompiler = "warm-compiler";
    private const string ColdCompiler = "cold-compiler";

    /// <summary>The median of several processes in milliseconds.</summary>
    /// <param name="name">Name of the case.</param>
    /// <param name="isCompilerWarm">Whether the compiler has been at work before, as it has in an editor or a build server.</param>
    public static double Measure(string name, bool isCompilerWarm)
    {
        double[] times = [.. Enumerable.Range(0, Processes).Select(_ => RunChild(name, isCompilerWarm))];
        Array.Sort(times);
        return times[Processes / 2];
    }

    /// <summary>What the child process does: measures once and prints milliseconds.</summary>
    /// <param name="arguments">Name of the case, and in which state the compiler is to be.</param>
    public static void RunInChild(string[] arguments)
    {
        CSharpCompilation compilation = arguments[0] == "4-8-2" ? Declarations.Small : Declarations.Large;
        if (arguments[1] == WarmCompiler)
        {
            Declarations.Empty.GetDiagnostics();
            Declarations.CreateDriver().RunGenerators(Declarations.Empty);
        }

        long start = Stopwatch.GetTimestamp();
        Declarations.CreateDriver().RunGenerators(compilation);
        Console.WriteLine(Stopwatch.GetElapsedTime(start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static double RunChild(string name, bool isCompilerWarm)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException(
            "This process does not know what it was started from.");
        string[] arguments = [Argument, name, isCompilerWarm ? WarmCompiler : ColdCompiler];

        // Started as `dotnet PROGRAM.dll`, the process is dotnet.
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        using Process child = Process.Start(new ProcessStartInfo(
            program, isHost ? [typeof(ColdRun).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
        })!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return double.TryParse(output, CultureInfo.InvariantCulture, out double milliseconds)
            ? milliseconds
            : throw new InvalidOperationException($"A child process printed no time: {output}");
    }
}
