using AdamKernels.Generators.Model;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AdamKernels.Generators.Tests.Parsing;

/// <summary>What is recorded of a class named Net: how to reopen it, and what the emitted members must know of it.</summary>
public sealed class TypeParserTests
{
    /// <summary>Fails when a container is reopened as another kind of type, or in another order.</summary>
    [Theory]
    [InlineData("partial class Outer { partial class Net; }", "partial class Outer")]
    [InlineData("partial struct Outer { partial class Net; }", "partial struct Outer")]
    [InlineData("partial interface Outer { partial class Net; }", "partial interface Outer")]
    [InlineData("partial record Outer { partial class Net; }", "partial record Outer")]
    [InlineData("partial record struct Outer { partial class Net; }", "partial record struct Outer")]
    [InlineData("partial class Outer { partial struct Inner { partial class Net; } }", "partial class Outer, partial struct Inner")]
    public void Containers_are_reopened_as_they_are(string source, string expected) =>
        Assert.Equal(expected, string.Join(", ", Parse(source).Containers));

    /// <summary>A name of small letters alone may become a keyword; others are keywords already.</summary>
    [Theory]
    [InlineData("Outer", "Outer")]
    [InlineData("abc", "@abc")]
    [InlineData("az", "@az")]
    [InlineData("a1", "a1")]
    [InlineData("@class", "@class")]
    [InlineData("@__arglist", "@__arglist")]
    public void Names_that_may_be_keywords_are_escaped(string name, string expected)
    {
        TypeSpec type = Parse($"namespace N; partial class {name} {{ partial class Net; }}");
        Assert.Equal($"partial class {expected}", Assert.Single(type.Containers));
        Assert.Equal($"N.{expected}.Net", type.FullName);
    }

    /// <summary>Fails when two types get files of the same name, on a disk that does not tell letters' case apart.</summary>
    [Theory]
    [InlineData("partial class Net;", "Net")]
    [InlineData("namespace A.B; partial class Net;", "A.B.Net")]
    [InlineData("namespace A; partial class B { partial class Net; }", "A.B+Net")]
    [InlineData("namespace A; partial class Net; class NET;", "A.Net.b47fc2c9")]
    [InlineData("namespace A { partial class Net; } namespace a { class Other; }", "A.Net.b47fc2c9")]
    [InlineData("namespace A { partial class Net; class NET; } namespace a { class Other; }", "A.Net.b47fc2c9")]
    [InlineData("namespace A; partial class Net; class Other;", "A.Net")]
    public void Files_have_names_of_their_own(string source, string expected) => Assert.Equal(expected, Parse(source).HintName);

    /// <summary>
    /// Fails when a constructor that finds parameters uninitialized is overlooked, or one that calls another is taken for it.
    /// </summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("Net(int size) { }", true)]
    [InlineData("Net(int size) : base() { }", true)]
    [InlineData("Net(int size) : this(1UL) { }", false)]
    [InlineData("Net(int size) : this(1UL) { } Net(string name) { }", true)]
    public void An_own_constructor_is_noticed(string members, bool expected) =>
        Assert.Equal(expected, Parse($"partial class Net {{ {members} }}").HasOwnConstructor);

    [Theory]
    [InlineData("", "", false)]
    [InlineData("", "string A = \"\";", false)]
    [InlineData("", "required public string A;", true)]
    [InlineData("", "int _b; required public string A { get; set; }", true)]
    [InlineData("required public string A;", "", true)]
    [InlineData("required public string A { get; set; }", "int _b;", true)]
    public void Required_members_are_noticed(string inherited, string own, bool expected) => Assert.Equal(
        expected, Parse($"public class Model {{ {inherited} }} public partial class Net : Model {{ {own} }}").HasRequiredMembers);

    /// <summary>Fails when an emitted method hides one that it could override, or overrides one that it cannot.</summary>
    [Theory]
    [InlineData("public abstract void GetParameters(System.Span<float> x);", true)]
    [InlineData("public virtual void GetParameters(System.Span<float> x) { }", true)]
    [InlineData("public override void GetParameters(System.Span<float> x) { }", true)]
    [InlineData("public sealed override void GetParameters(System.Span<float> x) { }", false)]
    [InlineData("public void GetParameters(System.Span<float> x) { }", false)]
    [InlineData("protected virtual void GetParameters(System.Span<float> x) { }", false)]
    [InlineData("public virtual int GetParameters(System.Span<float> x) => 1;", false)]
    [InlineData("public virtual void GetParameters(ref System.Span<float> x) { }", false)]
    [InlineData("public virtual void GetParameters<T>(System.Span<float> x) { }", false)]
    [InlineData("public virtual void GetParameters(System.ReadOnlySpan<float> x) { }", false)]
    [InlineData("public virtual void SetParameters(System.ReadOnlySpan<float> x) { }", true)]
    [InlineData("public virtual void Predict(System.ReadOnlySpan<float> x, System.Span<float> y) { }", true)]
    [InlineData("public virtual void Predict(System.Span<float> x, System.Span<float> y) { }", false)]
    [InlineData("public virtual void Predict(System.ReadOnlySpan<float> x, System.ReadOnlySpan<float> y) { }", false)]
    public void Methods_of_the_base_class_are_overridden_where_they_can_be(string method, bool expected)
    {
        TypeSpec type = Parse($$"""
            public abstract class Root { public abstract void GetParameters(System.Span<float> x); }
            public abstract class Model{{(method.Contains("override", StringComparison.Ordinal) ? " : Root" : "")}} { {{method}} }
            public abstract class Middle : Model;
            public partial class Net : Middle;
            """);
        string name = method[..method.IndexOfAny(['(', '<'])].Split(' ')[^1];
        Assert.Equal(expected, type.Overrides.Contains(name));
    }

    private static TypeSpec Parse(string source)
    {
        CSharpCompilation compilation = Source.Compile(source);
        INamedTypeSymbol type = compilation.GetSymbolsWithName("Net").OfType<INamedTypeSymbol>().Single();
        return TypeParser.Parse(type, (_, _) => { }, cancellation: default);
    }
}
