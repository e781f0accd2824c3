using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static AdamKernels.Generators.Tests.Emission.Surroundings;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>Emitted code compiles under the settings and attributes of the user's project.</summary>
public sealed class SurroundingProjectTests
{
    [Fact]
    public void An_assembly_that_promises_CLS_compliance() => AssertCompiles(
        $"[assembly: System.CLSCompliant(true)]\nnamespace Demo {{ "
        + $"{Attributes.Replace("(ClassWeights = new double[] { 1, 2, 3 })", "", StringComparison.Ordinal)}\npublic sealed partial class "
            + $"Net; }}");

    [Fact]
    public void A_class_that_is_marked_as_generated() => AssertCompiles(
        $"namespace Demo {{ {Attributes}\n[System.CodeDom.Compiler.GeneratedCode(\"\", \"\"), System.Obsolete]\npublic sealed partial "
        + $"class Net; }}");

    /// <summary>Fails when emitted code, or a call of the library, needs what a later version brought.</summary>
    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.CSharp14)]
    public void Compiled_with_a_program_in_every_version_from_CSharp_11(LanguageVersion version)
    {
        var options = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        string source = $"namespace Demo {{ {Attributes}\npublic sealed partial class Net {{ }} }}";
        CSharpCompilation compilation = Source.Compile().AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(source, options), CSharpSyntaxTree.ParseText(Programs.OfEveryMember, options));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        Assert.Equal(7, driver.GetRunResult().GeneratedTrees.Length);
        Assert.Empty(output.Complaints());
    }

    /// <summary>Fails when the generator throws over attributes of the runtime's names with arguments of other kinds.</summary>
    [Fact]
    public void Attributes_of_the_same_names_with_arrays() => GeneratorHarness.Run("""
        #pragma warning disable CS0436, CS0105
        namespace AdamKernels
        {
            class NetworkAttribute(params int[] sizes) : System.Attribute { public int[] MaxBatchSize { get; set; } = sizes; }
            class DenseAttribute(int[] sizes) : System.Attribute
            {
                public int[] Sizes => sizes;
                public object[]? Dropout { get; set; }
                public int Outputs { get; set; }
                public int Other { get; set; }
            }
            class SoftmaxCrossEntropyAttribute : System.Attribute { public object[]? ClassWeights { get; set; } }
            class ClipGradientNormAttribute(double[] sizes) : System.Attribute { public double[] Sizes => sizes; }
        }
        namespace Demo
        {
            [AdamKernels.Network(1, 2, MaxBatchSize = new[] { 3 }), AdamKernels.Dense(new[] { 1 }, Dropout = new object[] { 1 }, Outputs = 3, Other = 4)]
            [AdamKernels.SoftmaxCrossEntropy(ClassWeights = new object[] { 1.0, new[] { 2 } }), AdamKernels.Adam]
            [AdamKernels.ClipGradientNorm(new[] { 1.0 })]
            partial class Net;
        }
        """).AssertDidNotThrow();

    /// <summary>Fails when advice is given at a place that the generator does not know.</summary>
    [Theory]
    [InlineData("63", 1)]
    [InlineData("width: 63", 0)]
    public async Task Parameters_of_other_names(string argument, int count)
    {
        Diagnostic[] advice = await GeneratorHarness.Analyze(Source.Compile($$"""
            using AdamKernels;
            namespace AdamKernels
            {
                [System.AttributeUsage(System.AttributeTargets.Class, AllowMultiple = true)]
                class DenseAttribute(int width) : System.Attribute { public int Width => width; }
            }
            namespace Demo { [Network(4), Dense({{argument}}), Dense(2), MeanSquaredError, Adam] partial class Net; }
            """));
        Assert.Equal(Enumerable.Repeat("AK0035", count), advice.Select(diagnostic => diagnostic.Id));
    }
}
