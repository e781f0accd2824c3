using AdamKernels.CodeFixes.Tests.Harness;

namespace AdamKernels.CodeFixes.Tests.Fixes;

public sealed class MakePartialFixTests
{
    private const string Attributes = "[Network(4), Dense(2), MeanSquaredError, Adam]";

    [Theory]
    [InlineData("class", "partial class")]
    [InlineData("public sealed class", "public sealed partial class")]
    [InlineData("internal /* a network */ class", "internal /* a network */ partial class")]
    public Task The_class(string wrong, string right) => FixTest<MakePartialFix>.Becomes(
        $"{Attributes} {wrong} {{|AK0001:Net|}};",
        $"{Attributes} {right} Net;");

    [Fact]
    public Task Every_containing_type() => FixTest<MakePartialFix>.Becomes(
        $$"""
        // Everything.
        public static class Outer
        {
            public partial interface IMiddle
            {
                internal readonly ref struct Inner
                {
                    {{Attributes}} private sealed partial class {|AK0002:{|AK0002:Net|}|};
                }
            }
        }
        """,
        $$"""
        // Everything.
        public static partial class Outer
        {
            public partial interface IMiddle
            {
                internal readonly ref partial struct Inner
                {
                    {{Attributes}} private sealed partial class Net;
                }
            }
        }
        """);

    /// <summary>Fails when fixing all at once adds the modifier twice to a type that contains two networks.</summary>
    [Fact]
    public Task Two_networks_in_one_type() => FixTest<MakePartialFix>.Becomes(
        $$"""
        record Models
        {
            {{Attributes}} partial class {|AK0002:First|};
            {{Attributes}} partial class {|AK0002:Second|};
        }
        """,
        $$"""
        partial record Models
        {
            {{Attributes}} partial class First;
            {{Attributes}} partial class Second;
        }
        """);

    [Fact]
    public Task Two_classes_in_two_files() => FixTest<MakePartialFix>.Becomes(
        [$"{Attributes} class {{|AK0001:First|}};", $"{Attributes} class {{|AK0001:Second|}};\n{Attributes} class {{|AK0001:Third|}};"],
        [$"{Attributes} partial class First;", $"{Attributes} partial class Second;\n{Attributes} partial class Third;"]);
}
