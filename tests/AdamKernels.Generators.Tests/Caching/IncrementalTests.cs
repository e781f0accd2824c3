using System.Reflection;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Caching;

/// <summary>What the generator does again after an edit, and what it remembers. An editor runs it at every key that is pressed.</summary>
public sealed class IncrementalTests
{
    private const string Network = """
        using AdamKernels;
        namespace Demo;
        [Network(4, MaxBatchSize = 16)]
        [Dense(8, Activation.Relu)]
        [Dense(2)]
        [MeanSquaredError]
        [Adam(LearningRate = 0.01)]
        public sealed partial class Net;
        """;

    /// <summary>What the runtime declares for itself: the attribute is not public, so it is written here again.</summary>
    private const string ParameterOptimizer = """
        namespace AdamKernels.Runtime { internal sealed class ParameterOptimizerAttribute : System.Attribute; }
        namespace Demo { [AdamKernels.Runtime.ParameterOptimizer, AdamKernels.Adam] public sealed partial class Own; }
        """;

    private const string Other = """
        using AdamKernels;
        namespace Demo;
        [Network(5)]
        [Dense(1)]
        [MeanSquaredError]
        [Sgd]
        public sealed partial class OtherNet;
        """;

    /// <summary>A declaration with an error.</summary>
    private const string Wrong = """
        using AdamKernels;
        namespace Demo;
        [Network(5)]
        [Dense(1)]
        [MeanSquaredError]
        public sealed partial class WrongNet;
        """;

    /// <summary>The names of all tracked steps: a step that is added to the generator is tested here without a word.</summary>
    private static readonly string[] Steps = [.. typeof(NetworkGenerator)
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
        .Where(field => field.IsLiteral && field.Name.EndsWith("Step", StringComparison.Ordinal))
        .Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>
    /// Fails when a spec holds anything that an edit elsewhere replaces: a symbol, a location, a syntax node, or a list that compares
    /// by reference.
    /// </summary>
    [Theory]
    [InlineData("class Unrelated { int _x = 1; }", "class Unrelated { int _x = 2; }")]
    [InlineData("class Unrelated;", "")]
    [InlineData("", "/* a comment */")]
    [InlineData("", "[assembly: System.Reflection.AssemblyTitle(\"x\")]")]
    public void An_edit_in_another_file_redoes_nothing(string before, string after)
    {
        GeneratorRunResult result = RunTwice(
            compilation => compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[4], Source.Parse(after, "File4.cs")), before);
        AssertReasons(result, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
    }

    /// <summary>Fails as above, and when a spec holds a position in the file.</summary>
    [Theory]
    [InlineData("using AdamKernels;", "// A comment that moves everything.\nusing AdamKernels;")]
    [InlineData("public sealed partial class Net;", "public sealed partial class Net;\n\nclass Unrelated;")]
    [InlineData("public sealed partial class Net;", "/* inside */ public sealed partial class Net { int _mine; }")]
    [InlineData("0.01", "1e-2")]
    [InlineData("Activation.Relu", "(Activation)1")]
    public void An_edit_that_does_not_change_the_network_redoes_nothing(string before, string after)
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, before, after));
        AssertReasons(result, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged);
    }

    /// <summary>Fails when a part of the declaration is left out of what the spec compares.</summary>
    [Theory]
    [InlineData("Network(4", "Network(6")]
    [InlineData("MaxBatchSize = 16", "MaxBatchSize = 17")]
    [InlineData("Dense(8", "Dense(9")]
    [InlineData("Activation.Relu", "Activation.Tanh")]
    [InlineData("[Dense(2)]", "[Dense(2)][Dense(2)]")]
    [InlineData("MeanSquaredError", "BinaryCrossEntropy")]
    [InlineData("LearningRate = 0.01", "LearningRate = 0.02")]
    [InlineData("LearningRate = 0.01", "Beta1 = 0.8")]
    [InlineData("LearningRate = 0.01", "Beta2 = 0.9")]
    [InlineData("LearningRate = 0.01", "Epsilon = 1e-6")]
    [InlineData("Adam(LearningRate = 0.01)", "Sgd(LearningRate = 0.01)")]
    [InlineData("Adam(LearningRate = 0.01)", "RmsProp(LearningRate = 0.01)")]
    public void An_edit_of_a_network_redoes_that_network_alone(string before, string after)
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, before, after));
        IncrementalStepRunReason[] specs = Reasons(result.TrackedSteps[NetworkGenerator.SpecStep]);
        Assert.Equal(1, specs.Count(reason => reason == IncrementalStepRunReason.Modified));
        Assert.Equal(1, specs.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        IncrementalStepRunReason[] outputs = Reasons(result.TrackedOutputSteps.Values.SelectMany(steps => steps));
        Assert.Contains(IncrementalStepRunReason.Modified, outputs);
        Assert.Contains(IncrementalStepRunReason.Cached, outputs);
    }

    [Theory]
    [InlineData("partial class Net;", "class Net;")]
    [InlineData("[Network(4, MaxBatchSize = 16)]", "")]
    public void An_edit_that_makes_a_class_take_no_members_removes_them(string before, string after)
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, before, after));
        Assert.DoesNotContain(result.GeneratedSources, source => source.HintName.StartsWith("Demo.Net.", StringComparison.Ordinal));
        Assert.Equal(13, result.GeneratedSources.Length);
    }

    /// <summary>Fails when an edit that breaks a network leaves its kernels, or takes its members from the program.</summary>
    [Theory]
    [InlineData("[MeanSquaredError]", "")]
    [InlineData("LearningRate = 0.01", "LearningRate = -0.01")]
    public void An_edit_that_breaks_a_network_leaves_its_public_members(string before, string after)
    {
        GeneratorRunResult result = RunTwice(compilation => Edit(compilation, before, after));
        Assert.Equal(
            ["Demo.Net.Network.g.cs"],
            result.GeneratedSources.Select(source => source.HintName)
                .Where(name => name.StartsWith("Demo.Net.", StringComparison.Ordinal)));
    }

    /// <summary>Fails when a tracked value holds an object of the compiler, anywhere in it.</summary>
    [Fact]
    public void No_tracked_value_holds_anything_of_the_compiler()
    {
        GeneratorRunResult result = GeneratorHarness.Run(Network, Other, ParameterOptimizer, Wrong).AssertDidNotThrow().Result;
        Assert.NotEmpty(Steps);
        foreach (string step in Steps)
        {
            object[] values = [.. result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value)];
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.Null(RoslynObjects.Find(value)));
        }
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, string before, string after)
    {
        SyntaxTree tree = compilation.SyntaxTrees[0];
        string text = tree.ToString();
        Assert.Contains(before, text);
        return compilation.ReplaceSyntaxTree(tree, Source.Parse(text.Replace(before, after, StringComparison.Ordinal), tree.FilePath));
    }

    private static GeneratorRunResult RunTwice(Func<CSharpCompilation, CSharpCompilation> edit, string unrelated = "")
    {
        CSharpCompilation compilation = Source.Compile(Network, Other, ParameterOptimizer, Wrong, unrelated);
        GeneratorRun first = GeneratorHarness.Run(compilation).AssertDidNotThrow();
        Assert.Equal(20, first.Files.Count);
        GeneratorRunResult result = first.Driver.RunGenerators(edit(compilation)).GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result;
    }

    private static void AssertReasons(GeneratorRunResult result, params IncrementalStepRunReason[] allowed)
    {
        Assert.NotEmpty(Steps);
        Assert.All(Steps, step => Assert.All(Reasons(result.TrackedSteps[step]), reason => Assert.Contains(reason, allowed)));
        Assert.All(
            Reasons(result.TrackedOutputSteps.Values.SelectMany(steps => steps)),
            reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static IncrementalStepRunReason[] Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        [.. steps.SelectMany(step => step.Outputs).Select(output => output.Reason)];
}
