using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Diagnostics;

/// <summary>Base classes whose constructors the emitted one can call. (Those that it cannot: <see cref="SurroundingsCases"/>.)</summary>
public sealed class BaseClassTests
{
    private const string Attributes = "[AdamKernels.Network(2), AdamKernels.Dense(1), AdamKernels.MeanSquaredError, AdamKernels.Adam]";

    /// <summary>Fails when a class that compiles is reported.</summary>
    [Theory]
    [InlineData("Model() { } public Model(int size = 0) { }")]
    [InlineData("Model(params int[] sizes) { }")]
    [InlineData("Model(int size = 0, params int[] sizes) { } public Model(string name = \"\") { }")]
    [InlineData("Model(int size) { } [Note(\"Has two arguments.\", true)] public Model() { }")]
    public Task That_can_be_called_are_not_reported(string constructors) => AssertFits($$"""
        internal sealed class NoteAttribute(string text, bool isLong) : System.Attribute
        {
            public override string ToString() => text + isLong;
        }

        internal class Model { public {{constructors}} }
        """);

    /// <summary>
    /// Fails when the constructor with a seed is not counted that the base class gets too, or counted twice once it is there.
    /// </summary>
    [Theory]
    [InlineData("")]
    [InlineData("internal Model(string name) : this(1) => System.Console.WriteLine(name);")]
    public Task That_are_networks_are_not_reported(string constructor) =>
        AssertFits($"{Attributes} internal partial class Model {{ {constructor} }}");

    /// <summary>The analyzer sees emitted code too; the generator, which asks the same, does not.</summary>
    private static async Task AssertFits(string model)
    {
        CSharpCompilation declared = Source.Compile($"namespace Demo;\n{model}\n{Attributes} internal sealed partial class Net : Model;");
        GeneratorRun run = GeneratorHarness.Run(declared).AssertCompiles();
        Assert.Empty(await GeneratorHarness.Analyze(declared));
        Assert.Empty(await GeneratorHarness.Analyze(run.Output));
    }
}
