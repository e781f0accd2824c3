using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>Emitted code means what it says whatever types, base classes and attributes stand around the user's class.</summary>
public sealed class SurroundingsTests
{
    /// <summary>A network that uses all that kernels import: dropout, transposed weights, prefetching, functions, sums of lanes.</summary>
    private const string Attributes = """
        /// <summary>A network.</summary>
        [global::AdamKernels.Network(200, MaxBatchSize = 16)]
        [global::AdamKernels.Dense(24, global::AdamKernels.Activation.Gelu, LayerNorm = true, Dropout = 0.5)]
        [global::AdamKernels.Dense(3)]
        [global::AdamKernels.SoftmaxCrossEntropy(ClassWeights = new double[] { 1, 2, 3 })]
        [global::AdamKernels.Adam]
        [global::AdamKernels.StandardizeInputs]
        """;

    private static readonly string[] Names =
    [
        "Unsafe", "Vector512", "Vector256", "Vector128", "VectorMath", "ScalarMath", "StepScalars", "DropoutKey", "Transposition", "Prefetch",
        "MethodImpl", "MethodImplAttribute", "MethodImplOptions", "GeneratedCodeAttribute", "GeneratedCode", "MathF", "Math", "Span",
        "Vector512Kernels", "ScalarKernels", "AlignedBuffer", "Prediction", "NetworkParameters", "Standardization", "UIntPtr", "BitConverter",
    ];

    /// <summary>Types with all the names, plain and generic.</summary>
    private static string Types(string accessibility) => string.Join('\n', Names.SelectMany(name => new[]
    {
        $"/// <summary>The user's own.</summary>\n{accessibility} class {name};",
        $"/// <summary>The user's own.</summary>\n/// <typeparam name=\"T\">Any.</typeparam>\n{accessibility} class {name}<T>;",
    }));

    [Fact]
    public void TypesInTheSameNamespace() => AssertCompiles($"namespace Demo {{ {Types("public")}\n{Attributes}\npublic sealed partial class Net; }}");

    [Fact]
    public void TypesInTheGlobalNamespace() => AssertCompiles($"{Types("internal")}\nnamespace Demo {{ {Attributes}\npublic sealed partial class Net; }}");

    [Fact]
    public void TypesBesideANetworkInTheGlobalNamespace() => AssertCompiles($"{Types("internal")}\n{Attributes}\npublic sealed partial class Net;");

    [Fact]
    public void TypesInAContainer() => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Contains.</summary>
            public partial class Outer { {{Types("public")}} {{Attributes}} public sealed partial class Net; }
        }
        """);

    [Fact]
    public void TypesInTheClassItself() => AssertCompiles($"namespace Demo {{ {Attributes}\npublic sealed partial class Net {{ {Types("public")} }} }}");

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
        string types = string.Join('\n', new[] { "Unsafe", "Vector512", "Vector128", "MathF", "MethodImplAttribute" }.Select(type => $"internal class {type};\ninternal class {type}<T>;"));
        AssertCompiles($"namespace {name} {{ {types} }}\nnamespace Demo {{ {Attributes}\npublic sealed partial class Net; }}");
    }

    [Fact]
    public void GlobalAliases() => AssertCompiles(
        string.Join('\n', Names.Select(name => $"global using {name} = global::System.String;")),
        $"namespace Demo {{ {Attributes}\npublic sealed partial class Net; }}");

    /// <summary>A name in small letters alone is legal, and one that the language gives a meaning only where no type has it.</summary>
    [Fact]
    public void ATypeNamedNuint() => AssertCompiles(
        $"#pragma warning disable CS8981\nnamespace Demo {{ /// <summary>The user's own.</summary>\npublic class @nuint; {Attributes}\npublic sealed partial class Net; }}");

    [Theory]
    [InlineData("@nuint")]
    [InlineData("@__arglist")]
    [InlineData("@__makeref")]
    [InlineData("Unsafe")]
    [InlineData("Vector512")]
    public void ANetworkNamedLikeWhatItNeeds(string name) => AssertCompiles(
        $"#pragma warning disable CS8981\nnamespace Demo {{ {Attributes}\npublic sealed partial class {name}; }}");

    /// <summary>Fails when members that a base class has too are a warning, or when one network may not derive from another.</summary>
    [Fact]
    public void ABaseClassWithMembersOfTheSameNames() => AssertCompiles($$"""
        namespace Demo
        {
            {{Attributes}} public partial class First;
            {{Attributes}} public partial class Second : First;

            /// <summary>Is derived from.</summary>
            public class Ancestor
            {
                /// <summary>A member.</summary>
                public virtual int InputCount => 7;
                /// <summary>A member.</summary>
                protected int s_description, PredictOne = 1;
                /// <summary>A member.</summary>
                public int OutputCount() => _parameters + s_description;
                /// <summary>A member.</summary>
                protected int _parameters = 3;
            }
            {{Attributes}} public sealed partial class Third : Ancestor;
        }
        """);

    /// <summary>Fails when a class cannot promise through its base class that it predicts.</summary>
    [Fact]
    public void AnAbstractBaseClassIsImplemented() => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Is derived from.</summary>
            public abstract class Model
            {
                /// <summary>Predicts.</summary>
                public abstract void Predict(System.ReadOnlySpan<float> x, System.Span<float> y);
                /// <summary>Copies.</summary>
                public virtual void GetParameters(System.Span<float> y) { }
            }
            {{Attributes}} public sealed partial class Net : Model;
        }
        """);

    /// <summary>Fails when a constructor is taken for out of reach, or two for one, that the compiler tells apart.</summary>
    [Fact]
    public async Task ConstructorsOfTheBaseClassThatCanBeCalled()
    {
        string source = $$"""
            namespace Demo
            {
                /// <summary>Contains, and is derived from.</summary>
                public partial class Outer
                {
                    private Outer() { }
                    {{Attributes}} private sealed partial class Net : Outer;
                }
                /// <summary>Is derived from.</summary>
                public class Optional
                {
                    /// <summary>Creates.</summary>
                    public Optional(int size = 0) { }
                    /// <summary>Creates.</summary>
                    public Optional(params string[] names) { }
                }
                {{Attributes}} public sealed partial class Second : Optional;
            }
            """;
        AssertCompiles(source);
        Assert.Empty(await GeneratorHarness.Analyze(Source.Compile(source)));
    }

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

    [Fact]
    public void AnObsoleteMethodThatIsOverridden() => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Is derived from.</summary>
            public abstract class Model
            {
                /// <summary>Predicts.</summary>
                [System.Obsolete] public abstract void Predict(System.ReadOnlySpan<float> x, System.Span<float> y);
            }
            {{Attributes}} public sealed partial class Net : Model;
            {{Attributes.Replace("[global::AdamKernels.StandardizeInputs]", "", StringComparison.Ordinal)}} public sealed partial class Plain : Standardized;
            {{Attributes}} public partial class Standardized;
        }
        """);

    [Fact]
    public void AnObsoleteConstructorOfTheBaseClass() => AssertCompiles($$"""
        namespace Demo
        {
            /// <summary>Is derived from.</summary>
            public class Ancestor
            {
                /// <summary>Creates.</summary>
                [System.Obsolete] public Ancestor() { }
            }
            {{Attributes}} public sealed partial class Net : Ancestor;
        }
        """);

    [Fact]
    public void AnAssemblyThatPromisesClsCompliance() => AssertCompiles(
        $"[assembly: System.CLSCompliant(true)]\nnamespace Demo {{ {Attributes.Replace("(ClassWeights = new double[] { 1, 2, 3 })", "", StringComparison.Ordinal)}\npublic sealed partial class Net; }}");

    [Fact]
    public void AClassThatIsMarkedAsGenerated() => AssertCompiles(
        $"namespace Demo {{ {Attributes}\n[System.CodeDom.Compiler.GeneratedCode(\"\", \"\"), System.Obsolete]\npublic sealed partial class Net; }}");

    /// <summary>Overloads are the user's to add.</summary>
    [Fact]
    public void MembersBesideTheEmittedOnes() => AssertCompiles($$"""
        namespace Demo
        {
            {{Attributes}} public sealed partial class Net
            {
                /// <summary>Predicts one sample.</summary>
                public float[] Predict(float[] x) { var y = new float[OutputCount]; Predict(x, y); return y; }
                /// <summary>Creates.</summary>
                public Net(string name) : this(seed: 7) => Name = name;
                /// <summary>Creates.</summary>
                public Net(int size) => Name = size.ToString();
                /// <summary>A name.</summary>
                public string? Name { get; }
            }
        }
        """);

    /// <summary>Fails when emitted code uses what C# 12 brought.</summary>
    [Fact]
    public void CompiledAsCSharp11()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp11, DocumentationMode.Diagnose);
        string source = $"namespace Demo {{ {Attributes}\npublic sealed partial class Net {{ }} }}";
        CSharpCompilation compilation = Source.Compile().AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, options));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Assert.Equal(7, driver.GetRunResult().GeneratedTrees.Length);
        Assert.Empty(output.Complaints());
    }

    /// <summary>Fails when the generator throws over attributes of the runtime's names with arguments of other kinds.</summary>
    [Fact]
    public void AttributesOfTheSameNamesWithArrays() => GeneratorHarness.Run("""
        #pragma warning disable CS0436, CS0105
        namespace AdamKernels
        {
            class NetworkAttribute(params int[] sizes) : System.Attribute { public int[] MaxBatchSize { get; set; } = sizes; }
            class DenseAttribute(int[] sizes) : System.Attribute { public int[] Sizes => sizes; public object[]? Dropout { get; set; } }
            class ClipGradientNormAttribute(double[] sizes) : System.Attribute { public double[] Sizes => sizes; }
        }
        namespace Demo
        {
            [AdamKernels.Network(1, 2, MaxBatchSize = new[] { 3 }), AdamKernels.Dense(new[] { 1 }, Dropout = new object[] { 1 }), AdamKernels.MeanSquaredError]
            [AdamKernels.Adam, AdamKernels.ClipGradientNorm(new[] { 1.0 })]
            partial class Net;
        }
        """).AssertDidNotThrow();

    private static void AssertCompiles(params string[] sources)
    {
        GeneratorRun run = GeneratorHarness.Run(sources);
        Assert.NotEmpty(run.Files);
        run.AssertCompiles();
    }
}
