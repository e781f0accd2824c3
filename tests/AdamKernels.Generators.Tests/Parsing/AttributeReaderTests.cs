using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.Parsing;

/// <summary>Numbers of attributes.</summary>
public sealed class AttributeReaderTests
{
    /// <summary>Fails when -0 is kept: how it is emitted would depend on the .NET that runs the compiler.</summary>
    [Fact]
    public void A_zero_has_no_sign() => Assert.Equal(Emit("0.0"), Emit("-0.0"));

    private static IReadOnlyDictionary<string, string> Emit(string number) => GeneratorHarness.Run($$"""
        using AdamKernels;
        [Network(2), Dense(1, Initializer = Initializer.Constant, InitialValue = {{number}}), MeanSquaredError, Adam] partial class Net;
        """).AssertDidNotThrow().Files;
}
