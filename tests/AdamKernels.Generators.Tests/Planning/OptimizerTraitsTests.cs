using System.Text.RegularExpressions;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Tests.Harness;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>What the planner knows of an optimizer is what is emitted for it, with all options in all combinations.</summary>
public sealed partial class OptimizerTraitsTests
{
    private static readonly GradientSpec[] Gradients =
    [
        new(), new() { MaxNorm = 1 }, new() { MaxValue = 1 }, new() { Batches = 2, MaxValue = 1 },
    ];

    private static IEnumerable<OptimizerPlan> All =>
        from optimizer in DeclaredAttributes.OptimizerVariants
        from gradient in Gradients
        from averageDecay in new double?[] { null, 0.99 }
        select OptimizerPlan.Of(Specs.Create([3, 2], optimizer: optimizer) with { Gradient = gradient, AverageDecay = averageDecay });

    /// <summary>
    /// The planner sizes tiles by the operations of an update. Fails when an update gets an operation, of its own or by an option, that its
    /// traits do not count.
    /// </summary>
    [Fact]
    public void Operations_are_those_that_are_emitted() => Assert.All(All, plan =>
    {
        var writer = new SourceWriter();
        new UpdateMethods(OptimizerEmitter.For(plan)).Emit(writer, new VectorWriter(VectorTarget.Vector128));
        int emitted = Operation().Count(writer.ToString());
        if (plan.TakesHyperParameters)
        {
            // Arguments are in registers: up to six constants are not emitted.
            Assert.InRange(plan.Operations - emitted, 0, 6);
        }
        else
        {
            Assert.Equal(emitted, plan.Operations);
        }
    });

    /// <summary>Fails when the traits promise halves that the emitter does not have, or do not know of them.</summary>
    [Fact]
    public void An_update_with_a_root_comes_in_halves() =>
        Assert.All(All, plan => Assert.Equal(OptimizerEmitter.For(plan).QuotientByRoot is not null, plan.Traits.DividesByRoot));

    [GeneratedRegex(@"\bVector128\.")]
    private static partial Regex Operation();
}
