using static AdamKernels.Generators.Tests.Emission.Surroundings;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>Emitted code means what it says whatever types have the names that it uses.</summary>
public sealed class SurroundingTypesTests
{
    private static readonly string[] Names =
    [
        "Unsafe", "Vector512", "Vector256", "Vector128", "VectorMath", "ScalarMath", "StepScalars", "DropoutKey", "Transposition",
        "Prefetch",
        "Quotients",
        "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "GeneratedCodeAttribute", "GeneratedCode", "MathF", "Math", "Span",
        "Vector512Kernels", "ScalarKernels", "AlignedBuffer", "Prediction", "NetworkParameters", "Standardization", "UIntPtr",
        "BitConverter",
    ];

    /// <summary>Types with all the names, plain and generic.</summary>
    private static string Types(string accessibility) => string.Join('\n', Names.SelectMany(name => new[]
    {
        $"/// <summary>The user's own.</summary>\n{accessibility} class {name};",
        $"/// <summary>The user's own.</summary>\n/// <typeparam name=\"T\">Any.</typeparam>\n{accessibility} class {name}<T>;",
    }));

    [Fact]
    public void Types_in_the_same_namespace() =>
        AssertCompiles($"namespace Demo {{ {Types("public")}\n{Attributes}\npublic sealed partial class Net; }}");

    [Fact]
    public void Types_in_the_global_namespace() =>
        AssertCompiles($"{Types("internal")}\nnamespace Demo {{ {Attributes}\npublic sealed partial class Net; }}");

    [Fact]
    public void Types_beside_a_network_in_the_global_namespace() =>
        AssertCompiles($"{Types("internal")}\n{Attributes}\npublic sealed partial class Net;");

    [Fact]
    public void Types_in_a_container() => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Contains.</summary>
            public partial class Outer { {{Types("public")}} {{Attributes}} public sealed partial class Net; }
        }
        """);

    [Fact]
    public void Types_in_the_class_itself() =>
        AssertCompiles($"namespace Demo {{ {Attributes}\npublic sealed partial class Net {{ {Types("public")} }} }}");

    [Fact]
    public void Types_in_a_base_class() => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Is derived from.</summary>
            public class Ancestor { {{Types("public")}} }
            {{Attributes}} public sealed partial class Net : Ancestor;
        }
        """);

    /// <summary>Fails when kernels import the runtime's namespaces, to which a program may add.</summary>
    [Theory]
    [InlineData("AdamKernels")]
    [InlineData("AdamKernels.Runtime")]
    public void Types_added_to_the_runtimes_namespaces(string name)
    {
        string types = string.Join(
            '\n',
            new[] { "Unsafe", "Vector512", "Vector128", "MathF", "MethodImplAttribute" }.Select(
                type => $"internal class {type};\ninternal class {type}<T>;"));
        AssertCompiles($"namespace {name} {{ {types} }}\nnamespace Demo {{ {Attributes}\npublic sealed partial class Net; }}");
    }

    [Fact]
    public void Global_aliases() => AssertCompiles(
        string.Join('\n', Names.Select(name => $"global using {name} = global::System.String;")),
        $"namespace Demo {{ {Attributes}\npublic sealed partial class Net; }}");

    /// <summary>A name in small letters alone is legal, and one that the language gives a meaning only where no type has it.</summary>
    [Fact]
    public void A_type_named_nuint() => AssertCompiles(
        $"#pragma warning disable CS8981\nnamespace Demo {{ /// <summary>The user's own.</summary>\npublic class @nuint; "
        + $"{Attributes}\npublic sealed partial class Net; }}");

    [Theory]
    [InlineData("@nuint")]
    [InlineData("@__arglist")]
    [InlineData("@__makeref")]
    [InlineData("Unsafe")]
    [InlineData("Vector512")]
    public void A_network_named_like_what_it_needs(string name) => AssertCompiles(
        $"#pragma warning disable CS8981\nnamespace Demo {{ {Attributes}\npublic sealed partial class {name}; }}");

    /// <summary>Fails when names of networks that are nested in one another, or namespaces, come before what kernels import.</summary>
    [Fact]
    public void Networks_inside_a_network() => AssertCompiles($$"""
        #pragma warning disable CS8981
        namespace @nuint.Demo
        {
            {{Attributes}} public sealed partial class Net
            {
                {{Attributes}} public sealed partial class Unsafe;
                {{Attributes}} public sealed partial class ScalarKernels;
                /// <summary>Contains.</summary>
                public partial class MethodImplOptions { {{Attributes}} public sealed partial class VectorMath; }
            }
        }
        """);

    [Fact]
    public void A_type_of_the_base_class_named_like_the_network() => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Is derived from.</summary>
            public class Model
            {
                /// <summary>The user's own.</summary>
                public class Net;
            }
            {{Attributes}} public sealed partial class Net : Model;
        }
        """);
}
