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

    /// <summary>Fails when a folder uses one that is above it, by a directive or by a qualified name.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void Uses_what_is_below_it_alone(string folder)
    {
        string[] allowed = [folder, .. Uses[folder]];
        string[] files = Directory.GetFiles(ProjectFiles.InRepository(Generator, folder), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.All(
            Mention().Matches(File.ReadAllText(file)),
            mention => Assert.True(
                allowed.Contains(mention.Groups["folder"].Value), $"{Path.GetFileName(file)} mentions {mention.Value}")));
    }

    [GeneratedRegex(@"AdamKernels\.Generators\.(?<folder>Model|Diagnostics|Parsing|Writing|Planning|Emission)\b")]
    private static partial Regex Mention();
}
