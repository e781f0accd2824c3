using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.RegularExpressions;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Tests.Harness;
using AdamKernels.Generators.Tests.Planning;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>
/// How large emitted methods are. The just-in-time compiler gives up on large ones, without a word: it stops to inline at about 900 locals
/// and to optimize at about 43 KB of IL.
/// </summary>
public sealed partial class MethodSizeTests
{
    private const int MostOperations = 800;

    /// <summary>
    /// The update of the weights exceeds that on the widest vectors for some shapes, where its tile is written out four times: whole,
    /// and for the rows and the columns that remain. The planner's budget.
    /// </summary>
    private const int MostOperationsOfWeightUpdate = 1400;

    private const int MostIntermediateLanguage = 32 * 1024;

    private const int MostLocals = 900;

    /// <summary>
    /// Vector operations of an inlined activation or derivative: those of hard swish are the longest that stand in an epilogue.
    /// </summary>
    private const int OperationsOfActivation = 6;

    /// <summary>Fails when a kernel unrolls too much for some shape, such as by a loop over columns that is written out.</summary>
    [Fact]
    public void Methods_stay_below_the_budget_of_operations() => Specs.Any.Sample(
        spec => Assert.All(VectorTarget.All, target => AssertBudget(spec, target)),
        iter: 40);

    /// <summary>The widest tiles, and rows and columns that remain in every combination.</summary>
    [Theory]
    [InlineData(784, 512, 512, 10)]
    [InlineData(31, 33, 65, 127)]
    [InlineData(47, 79, 95, 111)]
    [InlineData(1000, 1000, 1000, 1000)]
    public void Large_networks_stay_below_the_budget_too(params int[] sizes) =>
        Assert.All(VectorTarget.All, target => Assert.All([1, 7, 128], batch => AssertBudget(Specs.Create(sizes, batch), target)));

    /// <summary>Fails when the planner forgets how long an update is: in tiles of Adam's size this one would exceed the budget.</summary>
    [Theory]
    [InlineData(31, 33, 65, 127)]
    [InlineData(47, 79, 95, 111)]
    public void The_longest_update_has_smaller_tiles(params int[] sizes)
    {
        var optimizer = new RmsPropAttribute { Centered = true, Momentum = 0.9, WeightDecay = 0.1, Maximize = true };
        NetworkSpec spec = Specs.Create(
            sizes, 128, optimizer: optimizer) with { AverageDecay = 0.99, Gradient = new GradientSpec { MaxValue = 1 } };
        Assert.All(VectorTarget.All, target => AssertBudget(spec, target, isLongUpdate: true));
    }

    [Fact]
    public void Compiled_methods_are_small_enough_to_be_optimized()
    {
        using var assembly = new MemoryStream();
        Assert.True(GeneratorHarness.Run(Declarations.Network("Net", [47, 79, 95, 3])).Output.Emit(assembly).Success);
        assembly.Position = 0;
        using var reader = new PEReader(assembly);
        MetadataReader metadata = reader.GetMetadataReader();
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(
            method => method.RelativeVirtualAddress != 0))
        {
            MethodBodyBlock body = reader.GetMethodBody(method.RelativeVirtualAddress);
            string name = metadata.GetString(method.Name);
            Assert.True(body.GetILBytes()!.Length <= MostIntermediateLanguage, $"{name} has {body.GetILBytes()!.Length} bytes of IL");
            Assert.True(Locals(metadata, body) <= MostLocals, $"{name} has {Locals(metadata, body)} locals");
        }
    }

    /// <summary>
    /// An editor and a compiler read all of it. Fails when something is written out again that could be a call, a loop or a shorter tile.
    /// </summary>
    [Fact]
    public void The_source_of_a_large_network_stays_below_400_kilobytes()
    {
        int bytes = GeneratorHarness.Run(Declarations.Network("Net", [784, 512, 512, 10])).Driver.GetRunResult().Results
            .SelectMany(result => result.GeneratedSources).Sum(source => Encoding.UTF8.GetByteCount(source.SourceText.ToString()));
        Assert.InRange(bytes, 1, 400_000);
    }

    private static int Locals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
        {
            return 0;
        }

        BlobReader signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }

    private static void AssertBudget(NetworkSpec spec, VectorTarget target, bool isLongUpdate = false)
    {
        string text = new NetworkSource(new NetworkPlan(spec)).Kernels(target);
        MethodDeclarationSyntax[] declarations = [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
            .OfType<MethodDeclarationSyntax>()];
        int operationsOfUpdate = declarations.Where(
            method => method.Identifier.Text is "Update" or "Prepare" or "Conclude").Sum(method => Operations(method, 0));
        (string Name, int Operations)[] methods =
            [.. declarations.Select(method => (method.Identifier.Text, Operations(method, operationsOfUpdate)))];
        Assert.Contains(methods, method => method.Operations > 0);
        Assert.DoesNotContain(methods, method => method.Operations >= Budget(method.Name));

        int Budget(string name) =>
            (isLongUpdate || target == VectorTarget.Vector512) && name.StartsWith(
                "UpdateWeights", StringComparison.Ordinal) ? MostOperationsOfWeightUpdate : MostOperations;
    }

    private static int Operations(MethodDeclarationSyntax method, int operationsOfUpdate)
    {
        string body = (method.Body ?? (SyntaxNode)method.ExpressionBody!).ToString();
        return Operation().Count(body) + (operationsOfUpdate * Update().Count(body)) + (OperationsOfActivation * Activation().Count(body));
    }

    /// <summary>A vector operation, by name or by operator, or the same on single floats.</summary>
    [GeneratedRegex(@"Vector\d+\.|ScalarMath\.|\bFirst\(|\+=|\b(?:y|dx|g)\d+ \+ \w+\d")]
    private static partial Regex Operation();

    [GeneratedRegex(@"\bUpdate\(")]
    private static partial Regex Update();

    [GeneratedRegex(@"\b(Relu|LeakyRelu|HardSwish|Times\w+Derivative)\(")]
    private static partial Regex Activation();
}
