using AdamKernels.CodeFixes.Tests.Harness;

namespace AdamKernels.CodeFixes.Tests.Fixes;

/// <summary>Members of the class that conflict with the generated constructor.</summary>
public sealed class MemberFixTests
{
    private const string Attributes = "[Network(4), Dense(2), MeanSquaredError, Adam]";

    [Theory]
    [InlineData("public {|AK0029:Net|}(ulong seed) { }", "public Net(ulong seed, string name) : this(seed) { }")]
    [InlineData("{|AK0029:Net|}(ulong name) : base() { }", "Net(ulong name, string label) : this(name) { }")]
    public Task A_constructor_calls_the_generated_one(string wrong, string right) => FixTest<CallConstructorFix>.BecomesWithEmittedCode(
        $"{Attributes} partial class Net {{ {wrong} }}",
        $"{Attributes} partial class Net {{ {right} }}");

    [Theory]
    [InlineData("public string {|AK0028:Name|} { get; set; }", "public required string Name { get; set; }")]
    [InlineData("public static string Shared; public string {|AK0028:Name|};", "public static string Shared; public required string Name;")]
    public Task A_member_becomes_required(string wrong, string right) => VerifyMember(wrong, right, "Required");

    [Theory]
    [InlineData("public string {|AK0028:Name|} { get; }", "public string? Name { get; }")]
    [InlineData("private int[] {|AK0028:_sizes|};", "private int[]? _sizes;")]
    [InlineData("public event System.Action {|AK0028:Changed|};", "public event System.Action? Changed;")]
    public Task A_member_becomes_nullable(string wrong, string right) => VerifyMember(wrong, right, "Nullable");

    private static Task VerifyMember(string wrong, string right, string key) => FixTest<LeftNullFix>.Becomes(
        $"#nullable enable\n{Attributes} public partial class Net {{ {wrong} }}",
        $"#nullable enable\n{Attributes} public partial class Net {{ {right} }}",
        key);
}
