using System.Text.RegularExpressions;
using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests;

/// <summary>The folders of the generator use each other in one direction: what is decided does not know how it is printed.</summary>
public sealed partial class FolderTests
{
    private const string Generator = "generators/AdamKernels.Generators";

    /// <summary>What each folder may use. The files beside the folders put them together, and may use all of them.</summary>
    private static readonly Dictionary<string, string[]> Uses = new()
    {
        ["Model"] = [],
        ["Diagnostics"] = [],
        ["Parsing"] = ["Model", "Diagnostics", "Writing"],
        ["Writing"] = ["Model"],
        ["Planning"] = ["Model", "Writing"],
        ["Emission"] = ["Model", "Writing", "Planning"],
    };

    public static TheoryData<string> Folders =>
        [.. Directory.GetDirectories(ProjectFiles.InRepository(Generator)).Select(path => Path.GetFileName(path)!)
        .Where(name => name is not ("bin" or "obj"))];

    /// <summary>The types beside the folders.</summary>
    private static string[] RootTypes =>
        [.. Directory.GetFiles(ProjectFiles.InRepository(Generator), "*.cs").Select(path => Path.GetFileNameWithoutExtension(path))];

    /// <summary>Fails when a folder uses one that is above it, by a directive or by a name that starts with a namespace.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Uses_what_is_below_it_alone(string folder)
    {
        string[] allowed = [folder, .. Uses[folder]];
        string folders = string.Join('|', Uses.Keys);
        AssertAll(folder, (text, file) => Assert.All(
            Regex.Matches(
                text,
                $@"(?<![\w.])(?:(?:AdamKernels\.)?Generators\.(?<folder>{folders})\b|(?<folder>{folders})\.[A-Z]|using "
                + $@"(?<folder>{folders})\b)"),
            mention => Assert.True(allowed.Contains(mention.Groups["folder"].Value), $"{file} mentions {mention.Value}")));
    }

    /// <summary>Fails when a folder uses a type that puts the folders together.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Does_not_use_the_types_beside_the_folders(string folder)
    {
        AssertAll(folder, (text, file) => Assert.All(
            Regex.Matches(text, $@"\b(?:{string.Join('|', RootTypes)})\b"),
            mention => Assert.Fail($"{file} mentions {mention.Value}")));
    }

    /// <summary>Fails when a file declares another namespace than that of its folder, which would hide what it uses.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Declares_the_namespace_of_its_folder(string folder) => AssertAll(folder, (text, file) =>
    {
        string directory = Path.GetDirectoryName(file)!.Replace(Path.DirectorySeparatorChar, '.');
        Assert.Equal([$"AdamKernels.Generators.{directory}"], Namespace().Matches(text).Select(match => match.Groups["name"].Value));
    });

    /// <summary>Asserts something about the text of every file in a folder, given its path from the generator.</summary>
    private static void AssertAll(string folder, Action<string, string> assert)
    {
        string[] files = Directory.GetFiles(ProjectFiles.InRepository(Generator, folder), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => assert(File.ReadAllText(file), Path.GetRelativePath(ProjectFiles.InRepository(Generator), file)));
    }

    [GeneratedRegex(@"^\s*namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
