using System.Text.RegularExpressions;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>What the planner knows of an optimizer is what is emitted for it.</summary>
public sealed partial class OptimizerTraitsTests
{
    /// <summary>
    /// The planner sizes tiles by the operations of an update. Fails when an update gets an operation, of its own or by an option, that its
    /// traits do not count.
    /// </summary>
    [Fact]
    public void Operations_are_those_that_are_emitted() => Specs.Any.Sample(spec =>
    {
        OptimizerPlan plan = OptimizerPlan.Of(spec);
        var writer = new SourceWriter();
        new UpdateMethods(OptimizerEmitter.For(plan)).Emit(writer, new VectorWriter(VectorTarget.Vector128));
        Assert.Equal(Operation().Count(writer.ToString()), plan.Operations);
    });

    /// <summary>Fails when the traits promise halves that the emitter does not have, or do not know of them.</summary>
    [Fact]
    public void An_update_with_a_root_comes_in_halves() => Specs.Any.Sample(spec =>
    {
        OptimizerPlan plan = OptimizerPlan.Of(spec);
        Assert.Equal(OptimizerEmitter.For(plan).QuotientByRoot is not null, plan.Traits.DividesByRoot);
    });

    [GeneratedRegex(@"\bVector128\.")]
    private static partial Regex Operation();
}
