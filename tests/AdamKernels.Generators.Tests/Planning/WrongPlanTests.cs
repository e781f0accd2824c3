using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Emission;
using AdamKernels.Generators.Emission.Epilogues;
using AdamKernels.Generators.Emission.Kernels;
using AdamKernels.Generators.Emission.Losses;
using AdamKernels.Generators.Emission.Optimizers;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;
using AdamKernels.Generators.Planning.Program;
using AdamKernels.Generators.Planning.Stages;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Mistakes in a plan, which must not become code.</summary>
public sealed class WrongPlanTests
{
    private static readonly NetworkPlan Plan = new(Specs.Create([4, 8, 2]));
    private static readonly OptimizerEmitter Optimizer = OptimizerEmitter.For(Plan.Optimizer);
    private static readonly KernelEmitters Kernels = new(Optimizer);
    private static readonly KernelPlan Add = new AddPass(Plan.Layout.Last);

    /// <summary>Fails when who adds something is not told what it lacks.</summary>
    [Fact]
    public void What_was_added_without_its_facts_and_emitters()
    {
        AssertThrows("No traits of", nameof(UnknownLossAttribute), () => LossTraits.Of(new UnknownLossAttribute(), outputs: 2));
        AssertThrows("No traits of", nameof(UnknownOptimizerAttribute), () => OptimizerTraits.Of(new UnknownOptimizerAttribute()));
        AssertThrows(
            "No emitter for",
            nameof(UnknownLossAttribute),
            () => LossEmitter.For(new LossKernel(new UnknownLossAttribute(), Plan.Layout.Last, Differentiates: false)));
        AssertThrows(
            "No emitter for",
            nameof(UnknownOptimizerAttribute),
            () => OptimizerEmitter.For(new OptimizerPlan(new UnknownOptimizerAttribute())));
        AssertThrows("No emitter for", nameof(UnknownEpilogue), () => Epilogue.For(new UnknownEpilogue(), Optimizer));
        AssertThrows("No emitter for", nameof(UnknownKernel), () => Kernels.For(new UnknownKernel()));
        AssertThrows("No method has a reference to", "99", () => KernelCallPrinter.Symbol((Arena)99));
    }

    /// <summary>Fails when an argument that no parameter takes is dropped, or a reference that nothing names is emitted.</summary>
    [Fact]
    public void Calls_with_other_arguments_than_the_kernel_has()
    {
        var printer = new KernelCallPrinter(Kernels, "Kernels");
        NamedBuffer place = NetworkPlan.Inputs;
        Assert.Equal(
            "Kernels.Add2(ref inputs, ref inputs, ref inputs, rows);",
            printer.Print(new KernelCall(Add) { { "x", place }, { "y", place }, { "sum", place } }));
        AssertThrows("The plan names nothing for", "sum", () => printer.Print(new KernelCall(Add) { { "x", place }, { "y", place } }));
        AssertThrows("Add2 takes no", "z", () => printer.Print(new KernelCall(Add) { { "z", place } }));
    }

    [Fact]
    public void Sums_that_cannot_be_split()
    {
        BroadcastProduct product = new("Product")
        {
            Summary = "",
            A = "a",
            B = "b",
            C = "c",
            M = new Extent.Constant(4),
            K = new Extent.Variable("rows", 32),
            Columns = 16,
            BStrideK = 16,
            CStride = 16,
            Epilogue = new EpiloguePlan.Store("c"),
        };
        Emit(product);
        AssertThrows("Chains are split over a constant number of steps", "", () => Emit(product with { Chains = 2 }));
        AssertThrows("Unfinished sums need a place to wait", "", () => Emit(product with
        {
            M = new Extent.Variable("rows", 32),
            K = new Extent.Constant(64),
            Division = TileDivision.Terms,
            Epilogue = new EpiloguePlan.Update(Plan.Optimizer),
        }));
    }

    [Fact]
    public void Places_before_there_are_any() =>
        AssertThrows("The stage has no places yet", "", () => new ActivateStage(Plan.Layers[0]).At);

    private static string Emit(BroadcastProduct product)
    {
        var writer = new SourceWriter();
        new BroadcastKernel(product, Optimizer).Emit(writer, new VectorWriter(VectorTarget.Vector256));
        return writer.ToString();
    }

    private static void AssertThrows(string message, string name, Func<object> wrong)
    {
        string thrown = Assert.Throws<InvalidOperationException>(wrong).Message;
        Assert.StartsWith(message, thrown, StringComparison.Ordinal);
        Assert.Contains(name, thrown, StringComparison.Ordinal);
    }

    private sealed class UnknownLossAttribute : LossAttribute;

    private sealed class UnknownOptimizerAttribute() : OptimizerAttribute(learningRate: 1)
    {
        private protected override IEnumerable<(Hyperparameter Name, double Value)> Own => [];
    }

    private sealed record UnknownEpilogue() : EpiloguePlan(Operations: 1);

    private sealed record UnknownKernel() : KernelPlan("Unknown");
}
