using static AdamKernels.Generators.Tests.Emission.Surroundings;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>Emitted code means what it says whatever types have the names that it uses.</summary>
public sealed class SurroundingTypesTests
{
    private static readonly string[] Names =
    [
        "Unsafe", "Vector512", "Vector256", "Vector128", "VectorMath", "ScalarMath", "StepScalars", "DropoutKey", "Transposition",
        "Prefetch",
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
    public void TypesInTheSameNamespace() =>
        AssertCompiles($"namespace Demo {{ {Types("public")}\n{Attributes}\npublic sealed partial class Net; }}");

    [Fact]
    public void TypesInTheGlobalNamespace() =>
        AssertCompiles($"{Types("internal")}\nnamespace Demo {{ {Attributes}\npublic sealed partial class Net; }}");

    [Fact]
    public void TypesBesideANetworkInTheGlobalNamespace() =>
        AssertCompiles($"{Types("internal")}\n{Attributes}\npublic sealed partial class Net;");

    [Fact]
    public void TypesInAContainer() => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Contains.</summary>
            public partial class Outer { {{Types("public")}} {{Attributes}} public sealed partial class Net; }
        }
        """);

    [Fact]
    public void TypesInTheClassItself() =>
        AssertCompiles($"namespace Demo {{ {Attributes}\npublic sealed partial class Net {{ {Types("public")} }} }}");

    [Fact]
    public void TypesInABaseClass() => AssertCompiles($$"""
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
    public void TypesAddedToTheRuntimesNamespaces(string name)
    {
        string types = string.Join(
            '\n',
            new[] { "Unsafe", "Vector512", "Vector128", "MathF", "MethodImplAttribute" }.Select(
                type => $"internal class {type};\ninternal class {type}<T>;"));
        AssertCompiles($"namespace {name} {{ {types} }}\nnamespace Demo {{ {Attributes}\npublic sealed partial class Net; }}");
    }

    [Fact]
    public void GlobalAliases() => AssertCompiles(
        string.Join('\n', Names.Select(name => $"global using {name} = global::System.String;")),
        $"namespace Demo {{ {Attributes}\npublic sealed partial class Net; }}");

    /// <summary>A name in small letters alone is legal, and one that the language gives a meaning only where no type has it.</summary>
    [Fact]
    public void ATypeNamedNuint() => AssertCompiles(
        $"#pragma warning disable CS8981\nnamespace Demo {{ /// <summary>The user's own.</summary>\npublic class @nuint; "
        + $"{Attributes}\npublic sealed partial class Net; }}");

    [Theory]
    [InlineData("@nuint")]
    [InlineData("@__arglist")]
    [InlineData("@__makeref")]
    [InlineData("Unsafe")]
    [InlineData("Vector512")]
    public void ANetworkNamedLikeWhatItNeeds(string name) => AssertCompiles(
        $"#pragma warning disable CS8981\nnamespace Demo {{ {Attributes}\npublic sealed partial class {name}; }}");

    /// <summary>Fails when names of networks that are nested in one another, or namespaces, come before what kernels import.</summary>
    [Fact]
    public void NetworksInsideANetwork() => AssertCompiles($$"""
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
    public void ATypeOfTheBaseClassNamedLikeTheNetwork() => AssertCompiles($$"""
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
