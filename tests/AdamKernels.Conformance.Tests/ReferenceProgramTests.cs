using System.ComponentModel;
using System.Diagnostics;
using AdamKernels.Tests.Readme;

namespace AdamKernels.Conformance.Tests;

/// <summary>
/// The C++ program of conformance/reference is written from the documents, without the library's code. Together with
/// <see cref="ConformanceTests"/>, these tests say that the documents, the library and the program mean the same.
/// </summary>
public class ReferenceProgramTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(9);

    /// <summary>Fails when hashes.txt changes and nobody says in the documents, and then in the program, what is computed now.</summary>
    [SkippableFact]
    [Trait("Category", "Slow")]
    public void Program_prints_the_hashes_of_the_file()
    {
        Skip.IfNot(SlowTests.AreOn, SlowTests.Reason);
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string program = Build(folder);

            string printed = Run(program, Path.Combine(Repository.Root, "conformance", "networks.txt")).Output;

            Assert.Equal(Repository.Read("conformance/hashes.txt"), printed.ReplaceLineEndings("\n"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Builds the program, and returns its path. The test is skipped where that is not possible.</summary>
    private static string Build(string folder)
    {
        string sources = Path.Combine(Repository.Root, "conformance", "reference");
        Skip.IfNot(CanRun("cmake", "--version"), "cmake is not installed.");

        // A project without sources tells a missing compiler from an error in the program.
        string empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
        File.WriteAllText(
            Path.Combine(empty, "CMakeLists.txt"),
            "cmake_minimum_required(VERSION 3.16)\nproject(empty LANGUAGES CXX)\n");
        Skip.IfNot(CanRun("cmake", "-S", empty, "-B", Path.Combine(empty, "build")), "cmake finds no C++ compiler.");

        string build = Path.Combine(folder, "build");
        RunToEnd("cmake", "-S", sources, "-B", build);
        RunToEnd("cmake", "--build", build, "--config", "Release", "--parallel", "2");
        return Directory.EnumerateFiles(build, OperatingSystem.IsWindows() ? "reference.exe" : "reference", SearchOption.AllDirectories)
            .Single();
    }

    private static bool CanRun(string program, params string[] arguments)
    {
        try
        {
            return Run(program, arguments).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false; // there is no such program
        }
    }

    private static void RunToEnd(string program, params string[] arguments)
    {
        (int exitCode, string output) = Run(program, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
    }

    private static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} did not end within {Limit.TotalMinutes:F0} minutes.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult() + errors.GetAwaiter().GetResult());
    }
}
