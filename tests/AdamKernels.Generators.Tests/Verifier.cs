using System.Runtime.CompilerServices;
using System.Text;
using AdamKernels.Generators.Tests.Harness;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Tests;

/// <summary>
/// Compares emitted files with Snapshots/{Class}.{Method}#{hint}.verified.cs, and texts with Snapshots/{Class}.{Method}.verified.txt, in
/// the conventions of Verify.SourceGenerators. Verify itself is not used because no version of it can be restored where this repository
/// is built; to switch to it, delete this file.
/// </summary>
internal static class Verifier
{
    /// <summary>Snapshots are UTF-8 with a byte order mark, as Verify writes them.</summary>
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true);

    /// <summary>
    /// Fails unless every emitted file equals its snapshot. What differs is written beside it and never accepted by itself.
    /// </summary>
    public static Task Verify(GeneratorDriver driver, [CallerMemberName] string method = "", [CallerFilePath] string file = "")
    {
        Directory.CreateDirectory(ProjectFiles.Snapshots);
        string prefix = $"{Path.GetFileNameWithoutExtension(file)}.{method}#";
        var failures = new List<string>();
        var orphans = Directory.GetFiles(ProjectFiles.Snapshots, prefix + "*.verified.cs").ToHashSet();
        foreach (GeneratedSourceResult source in driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources))
        {
            string path = Path.Combine(ProjectFiles.Snapshots, prefix + Path.GetFileNameWithoutExtension(source.HintName));
            orphans.Remove(path + ".verified.cs");
            if (Compare(path, "cs", $"//HintName: {source.HintName}\n{source.SourceText}") is { } difference)
            {
                failures.Add(difference);
            }
        }

        failures.AddRange(orphans.Select(orphan => $"{orphan} belongs to no emitted file: delete it."));
        Assert.True(failures.Count == 0, string.Join("\n\n", failures.Append(HowToAccept("cs"))));
        return Task.CompletedTask;
    }

    /// <summary>Fails unless a text equals its snapshot.</summary>
    public static Task Verify(string text, [CallerMemberName] string method = "", [CallerFilePath] string file = "")
    {
        string? difference = Compare(
            Path.Combine(ProjectFiles.Snapshots, $"{Path.GetFileNameWithoutExtension(file)}.{method}"), "txt", text);
        Assert.True(difference is null, $"{difference}\n\n{HowToAccept("txt")}");
        return Task.CompletedTask;
    }

    private static string HowToAccept(string ending) => $"""
        To accept all of it, after reading it:
            (cd '{Path.GetFullPath(ProjectFiles.Snapshots)}' && for f in *.received.{ending}; do mv "$f" "${"{f%.received."}{ending}{"}"}.verified.{ending}"; done)
        """;

    /// <summary>Bytes are compared, so that a lost byte order mark or a carriage return is a difference too.</summary>
    private static string? Compare(string path, string ending, string text)
    {
        byte[] received = [.. Utf8.GetPreamble(), .. Utf8.GetBytes(text)];
        byte[] verified = File.Exists($"{path}.verified.{ending}") ? File.ReadAllBytes($"{path}.verified.{ending}") : [];
        if (received.AsSpan().SequenceEqual(verified))
        {
            File.Delete($"{path}.received.{ending}");
            return null;
        }

        File.WriteAllBytes($"{path}.received.{ending}", received);
        return $"{path}.verified.{ending} differs:\n{Difference(Utf8.GetString(verified).TrimStart('\uFEFF'), text)}";
    }

    /// <summary>The changed lines, each with its number in the new text.</summary>
    private static string Difference(string before, string after)
    {
        const int Most = 80;
        List<DiffPiece> changed = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines.FindAll(
            line => line.Type != ChangeType.Unchanged);
        IEnumerable<string> lines = changed.Take(Most).Select(
            line => $"{line.Position,5} {(line.Type == ChangeType.Inserted ? '+' : '-')} {line.Text}");
        return changed.Count switch
        {
            0 => "Only the line ends or the byte order mark differ.",
            > Most => string.Join('\n', lines.Append($"… and {changed.Count - Most} more lines.")),
            _ => string.Join('\n', lines),
        };
    }
}
