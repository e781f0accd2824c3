using AdamKernels.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AdamKernels.CodeFixes.Tests.Fixes;

/// <summary>Members of the class that conflict with the generated constructor.</summary>
public sealed class MemberFixTests
{
    private const string Attributes = "[Network(4), Dense(2), MeanSquaredError, Adam]";

    [Theory]
    [InlineData("public {|AK0029:Net|}(ulong seed) { }", "public Net(ulong seed, string name) : this(seed) { }")]
    [InlineData("{|AK0029:Net|}(ulong name) : base() { }", "Net(ulong name, string label) : this(name) { }")]
    [InlineData("{|AK0029:Net|}(ulong @event) { }", "Net(ulong @event, string name) : this(@event) { }")]
    public Task A_constructor_calls_the_generated_one(string wrong, string right) => FixTest<CallConstructorFix>.BecomesWithEmittedCode(
        $"{Attributes} partial class Net {{ {wrong} }}",
        $"{Attributes} partial class Net {{ {right} }}");

    /// <summary>Fails when the fix adds a parameter without a default after the seed that has one, which does not compile.</summary>
    [Fact]
    public async Task No_constructor_whose_seed_has_a_default() =>
        Assert.Empty(await Offered("AK0029", "public Net(ulong seed = 1) { }"));

    [Theory]
    [InlineData("public string {|AK0028:Name|} { get; set; }", "public required string Name { get; set; }")]
    [InlineData("public static string Shared; public string {|AK0028:Name|};", "public static string Shared; public required string Name;")]
    public Task A_member_becomes_required(string wrong, string right) => VerifyMember(wrong, right, "Required");

    [Theory]
    [InlineData("public string {|AK0028:Name|} { get; }", "public string? Name { get; }")]
    [InlineData("private int[] {|AK0028:_sizes|};", "private int[]? _sizes;")]
    [InlineData("public event System.Action {|AK0028:Changed|};", "public event System.Action? Changed;")]
    public Task A_member_becomes_nullable(string wrong, string right) => VerifyMember(wrong, right, "Nullable");

    /// <summary>Fails when a member becomes required that not everyone who creates the class can set, which does not compile.</summary>
    [Theory]
    [InlineData("public string Name { get; }")]
    [InlineData("public string Name { get; private set; }")]
    [InlineData("internal string Name { get; set; }")]
    [InlineData("public readonly string Name;")]
    [InlineData("public event System.Action Changed;")]
    public async Task A_member_that_cannot_be_required(string member) =>
        Assert.Equal(["Make it nullable"], await Offered("AK0028", member));

    private static async Task<IEnumerable<string>> Offered(string id, string member)
    {
        (Diagnostic diagnostic, IReadOnlyList<(string Title, string Fixed)> fixes) = await Providers.Offer(
            $"#nullable enable\nusing AdamKernels;\n{Attributes} public partial class Net {{ {member} }}");
        Assert.Equal(id, diagnostic.Id);
        return fixes.Select(fix => fix.Title);
    }

    private static Task VerifyMember(string wrong, string right, string key) => FixTest<LeftNullFix>.Becomes(
        $"#nullable enable\n{Attributes} public partial class Net {{ {wrong} }}",
        $"#nullable enable\n{Attributes} public partial class Net {{ {right} }}",
        key);
}
