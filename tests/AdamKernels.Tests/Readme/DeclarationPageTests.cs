using System.Text.RegularExpressions;

namespace AdamKernels.Tests.Readme;

/// <summary>docs/declaration.md names all that can be declared, with the defaults that the attributes have.</summary>
public sealed partial class DeclarationPageTests
{
    private static readonly string Page = Repository.Read("docs/declaration.md");

    private static readonly Type[] Attributes =
        [.. typeof(NetworkAttribute).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Attribute)) && type.Namespace == "AdamKernels")];

    public static TheoryData<string> Names => [.. Attributes.Select(type => type.Name[..^"Attribute".Length])];

    /// <summary>Fails when the page lacks an attribute, or an example of it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_attribute_is_named_and_shown(string name)
    {
        Assert.Contains($"[{name}", Page, StringComparison.Ordinal);
        Assert.Contains(CodeBlock.ReadAll(Page), block => Regex.IsMatch(block.Code, $@"[\[ ]{name}\b"));
    }

    [Fact]
    public void Every_activation_is_named() => Assert.Equal(
        Enum.GetNames<Activation>().Order(),
        Value().Matches(Page.Split("## Activations")[1].Split("\n## ")[0]).Select(match => match.Groups["name"].Value).Order());

    /// <summary>Fails when a default of the page is not that of the attribute.</summary>
    [Fact]
    public void Defaults_are_those_of_the_attributes()
    {
        int compared = 0;
        foreach (MarkdownTable table in MarkdownTable.ReadAll(Page).Where(table => table.Columns[^1] == "options and their defaults"))
        {
            foreach (string[] row in table.Rows)
            {
                Type type = Attributes.Single(type => type.Name == row[0].Trim('`', '[', ']') + "Attribute");
                foreach (Match match in Default().Matches(row[^1]))
                {
                    object? value = type.GetProperty(match.Groups["name"].Value)!.GetValue(Activator.CreateInstance(type));
                    Assert.Equal(MarkdownTable.Number(match.Groups["value"].Value), value);
                    compared++;
                }
            }
        }

        Assert.True(compared > 20, $"Only {compared} defaults were found.");
    }

    [GeneratedRegex(@"^\| `Activation\.(?<name>\w+)`", RegexOptions.Multiline)]
    private static partial Regex Value();

    [GeneratedRegex(@"`(?<name>\w+)` (?<value>[\d.e-]+)")]
    private static partial Regex Default();
}
