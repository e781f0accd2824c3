using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using BenchmarkDotNet.Environments;

namespace AdamKernels.Benchmarks.Reporting;

/// <summary>On what results were measured.</summary>
internal static class Machine
{
    /// <summary>The processor as it names itself.</summary>
    public static string ProcessorName { get; } =
        HostEnvironmentInfo.GetCurrent().Cpu.Value?.ProcessorName?.Trim() is { Length: > 0 } name ? name : "unknown processor";

    /// <summary>The processor's name as the name of a folder: AMD EPYC 9575F becomes amd-epyc-9575f.</summary>
    public static string Slug
    {
        get
        {
            // Trademark signs are no part of the name.
            string name = ProcessorName
                .Replace("(R)", "", StringComparison.OrdinalIgnoreCase)
                .Replace("(TM)", "", StringComparison.OrdinalIgnoreCase);
            var slug = new StringBuilder();
            foreach (char c in name.ToLowerInvariant())
            {
                if (char.IsAsciiLetterOrDigit(c))
                {
                    slug.Append(c);
                }
                else if (slug.Length > 0 && slug[^1] != '-')
                {
                    slug.Append('-');
                }
            }

            return slug.ToString().Trim('-');
        }
    }

    /// <summary>Processor, system, runtime, vector path, date and command, as lines of markdown.</summary>
    /// <param name="command">The command that measured.</param>
    public static string Describe(string command) => string.Create(CultureInfo.InvariantCulture, $"""
        - processor: {ProcessorName}, {Environment.ProcessorCount} logical cores
        - system: {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}
        - runtime: {RuntimeInformation.FrameworkDescription}
        - vector path: {VectorPaths.Selected}
        - date: {DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC
        - command: `{command}`

        """);
}
