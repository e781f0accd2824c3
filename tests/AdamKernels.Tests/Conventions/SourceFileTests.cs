using System.Text.RegularExpressions;
using AdamKernels.Tests.Readme;

namespace AdamKernels.Tests.Conventions;

/// <summary>Files stay small enough to be read: one type each, few lines, short lines.</summary>
public sealed partial class SourceFileTests
{
    private const int MaxLines = 250;

    private static readonly SourceFile[] Files = [.. SourceFile.ReadAll()];

    [Fact]
    public void Files_are_found() => Assert.True(Files.Length > 500, $"Only {Files.Length} files were found.");

    [Fact]
    public void A_file_has_few_lines() =>
        Assert.Empty(Files.Where(file => file.Lines.Length >= MaxLines).Select(file => $"{file.Path}: {file.Lines.Length}"));

    [Fact]
    public void A_file_has_one_type() => Assert.Empty(Files.Where(file => file.CountTypes() > 1).Select(file => file.Path));

    /// <summary>Fails when a line is longer than .editorconfig allows.</summary>
    [Fact]
    public void Lines_are_short()
    {
        int length = int.Parse(Limit().Match(Repository.Read(".editorconfig")).Groups["length"].Value);

        Assert.Empty(Files.SelectMany(file => file.LinesAbove(length).Select(number => $"{file.Path}:{number}")));
    }

    [GeneratedRegex(@"^max_line_length = (?<length>\d+)$", RegexOptions.Multiline)]
    private static partial Regex Limit();
}
