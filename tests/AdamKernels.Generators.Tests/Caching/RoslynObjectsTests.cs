using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Caching;

/// <summary>The search itself: one that finds nothing would let every other test pass.</summary>
public sealed class RoslynObjectsTests
{
    private static readonly SyntaxTree Tree = CSharpSyntaxTree.ParseText("class C;");

    [Fact]
    public void Finds_a_location() => AssertFound(Location.Create(Tree, default));

    [Fact]
    public void Finds_a_syntax_node() => AssertFound(Tree.GetRoot());

    [Fact]
    public void Finds_a_symbol() => AssertFound(CSharpCompilation.Create("c", [Tree]).GetSymbolsWithName("C").Single());

    [Fact]
    public void Finds_a_value_of_the_compiler() => AssertFound(default(SyntaxToken));

    [Fact]
    public void Finds_what_a_lambda_holds()
    {
        var compilation = CSharpCompilation.Create("c");
        AssertFound(new Func<string?>(() => compilation.AssemblyName));
    }

    [Fact]
    public void Finds_nothing_in_plain_values() =>
        Assert.Null(RoslynObjects.Find(new Holder(new List<object> { "text", 1, 2d, new int[] { 3 } })));

    /// <summary>Deep inside: in a list, in an array, in the field of a base class.</summary>
    private static void AssertFound(object value)
    {
        Assert.NotNull(RoslynObjects.Find(value));
        Assert.NotNull(RoslynObjects.Find(new Derived(new List<object> { new object[] { 1, value } })));
    }

    private record Holder(object Value);

    private sealed record Derived(object Value) : Holder(Value);
}
