using AdamKernels.CodeFixes.Tests.Harness;

namespace AdamKernels.CodeFixes.Tests.Fixes;

public sealed class ChangeModifiersFixTests
{
    private const string Attributes = "[Network(4), Dense(2), MeanSquaredError, Adam]";

    [Theory]
    [InlineData("public abstract partial", "public partial")]
    [InlineData("static partial", "partial")]
    public Task An_ordinary_class(string wrong, string right) => FixTest<ChangeModifiersFix>.Becomes(
        $"{Attributes}\n{wrong} class {{|AK0004:Net|}};",
        $"{Attributes}\n{right} class Net;");

    [Fact]
    public Task Internal_instead_of_file() => FixTest<ChangeModifiersFix>.Becomes(
        $"file partial class Outer {{ {Attributes} public partial class {{|AK0016:Net|}}; }}",
        $"internal partial class Outer {{ {Attributes} public partial class Net; }}");

    /// <summary>Fails when a fix is offered that leaves the error: the class still needs its parameter, or is a record.</summary>
    [Theory]
    [InlineData("abstract partial class Net(int size);")]
    [InlineData("abstract partial record Net;")]
    public async Task No_class_that_needs_more(string declaration) => Assert.Empty(
        (await Providers.Offer($"using AdamKernels;\n{Attributes} {declaration}")).Fixes);
}
