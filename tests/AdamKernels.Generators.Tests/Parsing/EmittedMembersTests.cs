using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Tests.Parsing;

/// <summary>Which members of a class conflict with emitted ones.</summary>
public sealed class EmittedMembersTests
{
    /// <summary>
    /// Fails when a conflict is left to the compiler, whose error would be in emitted code, or a member is refused without need.
    /// </summary>
    [Theory]
    [InlineData("int InputCount => 1;", true)]
    [InlineData("int OutputCount => 1;", true)]
    [InlineData("int MaxBatchSize => 1;", true)]
    [InlineData("int ParameterCount => 1;", true)]
    [InlineData("class EmittedDescription;", true)]
    [InlineData("int _parameters;", true)]
    [InlineData("void PredictOne() { }", true)]
    [InlineData("void PredictMany() { }", true)]
    [InlineData("int Other => 1;", false)]
    [InlineData("void Predict(System.ReadOnlySpan<float> x, System.Span<float> y) { }", true)]
    [InlineData("void Predict(System.ReadOnlySpan<float> x) { }", false)]
    [InlineData("void Predict(float[] x, System.Span<float> y) { }", false)]
    [InlineData("void GetParameters(System.Span<float> x) { }", true)]
    [InlineData("void GetParameters(ref System.Span<float> x) { }", false)]
    [InlineData("void GetParameters<T>(System.Span<float> x) { }", false)]
    [InlineData("void SetParameters(System.ReadOnlySpan<float> x) { }", true)]
    [InlineData("int Predict => 1;", true)]
    [InlineData("Net(ulong seed) { }", true)]
    [InlineData("Net(int seed) { }", false)]
    [InlineData("Net(ref ulong seed) { }", false)]
    [InlineData("int InputStandardization => 1;", false)]
    [InlineData("int TargetStandardization => 1;", false)]
    public void Members_with_their_names_or_signatures_are_taken(string member, bool expected) =>
        Assert.Equal(expected, new EmittedMembers(false, false).IsTakenBy(Member(member)));

    [Theory]
    [InlineData("InputStandardization", true, false)]
    [InlineData("_inputStandardization", true, false)]
    [InlineData("TargetStandardization", false, true)]
    [InlineData("_targetStandardization", false, true)]
    public void Standardizations_have_members_where_they_are_declared(string name, bool ofInputs, bool ofTargets)
    {
        ISymbol member = Member($"int {name};");
        Assert.Equal(ofInputs, new EmittedMembers(true, false).IsTakenBy(member));
        Assert.Equal(ofTargets, new EmittedMembers(false, true).IsTakenBy(member));
        Assert.True(new EmittedMembers(true, true).IsReserved(name));
    }

    private static ISymbol Member(string source) => Source.Compile($"partial class Net {{ {source} }}")
        .GetTypeByMetadataName("Net")!.GetMembers().First(member => !member.IsImplicitlyDeclared);
}
