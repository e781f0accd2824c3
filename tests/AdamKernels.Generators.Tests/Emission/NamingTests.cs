using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>Emitted code compiles wherever a class may stand and whatever names surround it.</summary>
public sealed class NamingTests
{
    private const string Attributes = "[AdamKernels.Network(2), AdamKernels.Dense(1), AdamKernels.MeanSquaredError, AdamKernels.Adam]";

    /// <summary>For places where AdamKernels is something else.</summary>
    private static readonly string GlobalAttributes = Attributes.Replace("AdamKernels", "global::AdamKernels", StringComparison.Ordinal);

    [Theory]
    [InlineData("public sealed")]
    [InlineData("public")]
    [InlineData("internal sealed")]
    [InlineData("internal")]
    [InlineData("")]
    public void In_the_global_namespace(string modifiers) => AssertCompiles($"""
        /// <summary>A network.</summary>
        {Attributes} {modifiers} partial class Net;
        """);

    /// <summary>Fails when a namespace of the user hides a namespace or a type that emitted code names.</summary>
    [Theory]
    [InlineData("Demo")]
    [InlineData("Demo.System")]
    [InlineData("Demo.System.Numerics")]
    [InlineData("Demo.Runtime")]
    [InlineData("Demo.AdamKernels")]
    [InlineData("Demo.AdamKernels.Runtime")]
    [InlineData("System.Demo")]
    [InlineData("AdamKernels")]
    [InlineData("AdamKernels.Runtime")]
    [InlineData("AdamKernels.Networks")]
    [InlineData("Demo.@class.@namespace")]
    [InlineData("Größe.Ωmega")]
    public void In_a_namespace(string name) => AssertCompiles($$"""
        namespace {{name}}
        {
            /// <summary>A network.</summary>
            {{GlobalAttributes}} public sealed partial class Net;
        }
        """);

    [Theory]
    [InlineData("class")]
    [InlineData("static class")]
    [InlineData("abstract class")]
    [InlineData("struct")]
    [InlineData("readonly struct")]
    [InlineData("ref struct")]
    [InlineData("record")]
    [InlineData("record struct")]
    [InlineData("interface")]
    public void Nested_in_every_kind_of_type(string kind) => AssertCompiles($$"""
        namespace Demo;
        /// <summary>Contains.</summary>
        public {{kind.Split(' ')[0] switch { "class" or "struct" or "record" or "interface" => "", var modifier => modifier }}} partial {{Keyword(kind)}} Outer
        {
            /// <summary>Contains.</summary>
            public partial class @int
            {
                /// <summary>A network.</summary>
                {{Attributes}} public sealed partial class Net;
            }
        }
        """);

    [Theory]
    [InlineData("private")]
    [InlineData("protected")]
    [InlineData("protected internal")]
    [InlineData("private protected")]
    [InlineData("internal")]
    [InlineData("public")]
    public void Nested_with_every_accessibility(string accessibility) => AssertCompiles($$"""
        namespace Demo;
        /// <summary>Contains.</summary>
        public partial class Outer
        {
            /// <summary>A network.</summary>
            {{Attributes}} {{accessibility}} sealed partial class Net;
        }
        """);

    /// <summary>Fails when a name that is a keyword, or one only where a type is declared, loses its @.</summary>
    [Theory]
    [InlineData("@class")]
    [InlineData("@event")]
    [InlineData("@record")]
    [InlineData("@var")]
    [InlineData("@dynamic")]
    [InlineData("@file")]
    [InlineData("@scoped")]
    [InlineData("@required")]
    [InlineData("@partial")]
    [InlineData("@where")]
    [InlineData("@await")]
    [InlineData("@field")]
    [InlineData("@extension")]
    [InlineData("@notnull")]
    [InlineData("Größe")]
    [InlineData("_")]
    [InlineData("Net\\u0041")]
    public void Named_like_a_keyword(string name) => AssertCompiles($$"""
        namespace Demo;
        /// <summary>A network.</summary>
        {{Attributes}} public sealed partial class {{name}};
        /// <summary>Contains.</summary>
        public partial class Outer{{name.TrimStart('@')}}
        {
            /// <summary>Contains.</summary>
            public partial struct {{name}}
            {
                /// <summary>A network.</summary>
                {{Attributes}} public sealed partial class Net;
            }
        }
        """);

    /// <summary>Fails when a likely name of a type of the user, in the same namespace, means another one in emitted code.</summary>
    [Theory]
    [InlineData("Activation")]
    [InlineData("Prediction")]
    [InlineData("ParameterBlock")]
    [InlineData("ParameterRole")]
    [InlineData("LossDescription")]
    [InlineData("Evaluation")]
    [InlineData("Gradients")]
    [InlineData("Network")]
    [InlineData("Trainer")]
    [InlineData("Math")]
    [InlineData("MathF")]
    [InlineData("Span")]
    [InlineData("System")]
    [InlineData("AdamKernels")]
    public void Beside_a_type_of_the_same_name(string name) => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>The user's own.</summary>
            public class {{name}};
            /// <summary>A network.</summary>
            {{GlobalAttributes}} public sealed partial class Net;
        }
        """);

    /// <summary>
    /// Fails when emitted code imports namespaces at the top of the file, where any type around the network hides what it imports.
    /// </summary>
    [Theory]
    [InlineData("Activation")]
    [InlineData("Prediction")]
    [InlineData("StepRule")]
    [InlineData("StepScalars")]
    [InlineData("VectorMath")]
    [InlineData("VectorPath")]
    [InlineData("ScalarMath")]
    [InlineData("Vector512")]
    [InlineData("Math")]
    [InlineData("Unsafe")]
    [InlineData("System")]
    [InlineData("AdamKernels")]
    public void In_a_namespace_below_a_type_of_the_same_name(string name) => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>The user's own.</summary>
            public class {{name}};
        }
        namespace Demo.Networks
        {
            /// <summary>A network.</summary>
            {{GlobalAttributes}} public sealed partial class Net;
        }
        """);

    /// <summary>
    /// Fails when two classes whose names differ in case alone get one hint name: the compiler compares those without case.
    /// </summary>
    [Fact]
    public void Names_that_differ_in_case_alone() => AssertCompiles($$"""
        namespace Demo;
        /// <summary>A network.</summary>
        {{Attributes}} public sealed partial class Net;
        /// <summary>A network.</summary>
        {{Attributes}} public sealed partial class NET;
        """);

    /// <summary>
    /// A namespace and a type of one name: the compiler reports that, and the generator must not make it worse by throwing.
    /// </summary>
    [Fact]
    public void Names_that_are_taken_twice() => GeneratorHarness.Run(
        $"namespace Demo {{ public partial class Twice {{ {Attributes} public sealed partial class Net; }} }}",
        $"namespace Demo.Twice {{ {Attributes} public sealed partial class Net; }}",
        $"{Attributes} partial class Other;",
        $"{Attributes} partial class Other;").AssertDidNotThrow();

    [Fact]
    public void Over_several_files() => GeneratorHarness.Run(
        $"namespace Demo;\n/// <summary>A network.</summary>\n{Attributes} public sealed partial class Net;",
        "namespace Demo { public partial class Net { internal int Extra => InputCount; } }").AssertCompiles();

    [Fact]
    public void With_attributes_over_several_files() => GeneratorHarness.Run(
        "using AdamKernels;\nnamespace Demo;\n/// <summary>A network.</summary>\n[Network(3), Sgd] public sealed partial class Net;",
        "using AdamKernels;\nnamespace Demo { [Dense(3), Dense(2), MeanSquaredError] public partial class Net; }").AssertCompiles();

    private static string Keyword(string kind) =>
        kind.EndsWith("record struct", StringComparison.Ordinal) ? "record struct" : kind.Split(' ')[^1];

    private static void AssertCompiles(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        Assert.NotEmpty(run.Files);
        run.AssertCompiles();
    }
}
