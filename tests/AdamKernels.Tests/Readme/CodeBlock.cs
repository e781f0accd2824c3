using System.Text.RegularExpressions;

namespace AdamKernels.Tests.Readme;

/// <summary>A block of C# in README.md or docs.</summary>
/// <remarks>
/// A comment on the line before says what it is: <c>example: NAME</c> or <c>example: NAME, uses: OTHER…</c> for code to compile after that
/// of other examples, <c>emitted: NAME, TARGET</c> for what the generator emits for an example. A block without one is compiled by itself.
/// </remarks>
/// <param name="Kind">example or emitted.</param>
/// <param name="Name">Its name; for emitted code that of the example.</param>
/// <param name="Rest">What follows the name: other examples, or the target.</param>
/// <param name="Code">The lines between the fences.</param>
internal sealed partial record CodeBlock(string Kind, string Name, string[] Rest, string Code)
{
    public static IReadOnlyList<CodeBlock> ReadAll(string markdown) => [.. Pattern().Matches(markdown).Select(match =>
    {
        string line = $"line {markdown[..match.Index].Count(c => c == '\n') + 1}";
        string[] rest = match.Groups["rest"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return match.Groups["kind"].Success
            ? new CodeBlock(match.Groups["kind"].Value, match.Groups["name"].Value, rest, match.Groups["code"].Value)
            : new CodeBlock("example", line, [], match.Groups["code"].Value);
    })];

    [GeneratedRegex(@"(<!-- (?<kind>example|emitted): (?<name>\w+)(, (uses: )?(?<rest>[\w ]+?))? "
        + @"-->\n)?```csharp\n(?<code>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Pattern();
}
