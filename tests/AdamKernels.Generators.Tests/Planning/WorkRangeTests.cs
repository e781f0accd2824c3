using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Program;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>The line of work that threads share has every trained parameter once.</summary>
public sealed class WorkRangeTests
{
    /// <summary>Fails when two kernels have the same place on the line, or when a part of it belongs to none.</summary>
    [Fact]
    public void Kernels_that_sum_gradients_cover_the_line_of_work() => Specs.Any.Sample(spec =>
    {
        var plan = new NetworkPlan(spec);
        AssertCovers(plan, plan.Program.SumGradients.SelectMany(layer => layer.Calls));
        if (plan.Program.SumGradientsAndUpdate is { } fused)
        {
            AssertCovers(plan, fused.SelectMany(layer => layer.Calls));
        }
    });

    /// <summary>Fails when a thread would update other parameters than those whose gradients it has summed.</summary>
    [Fact]
    public void Updates_cover_the_line_of_work() => Specs.Any.Sample(spec =>
    {
        var plan = new NetworkPlan(spec);
        AssertCovers(plan, plan.Program.UpdateParameters);
    });

    /// <summary>Fails when a pass over rows is shared by parameters.</summary>
    [Fact]
    public void Passes_over_rows_have_no_place_on_the_line() => Specs.Any.Sample(spec =>
    {
        ProgramPlan program = new NetworkPlan(spec).Program;
        IEnumerable<KernelCall> calls = program.Forward
            .Concat(program.DifferentiateOutputs)
            .Concat(program.TransposeWeights)
            .Concat(program.Backpropagate.SelectMany(layer => layer.Calls));
        Assert.All(calls, call => Assert.Null(call.Work));
    });

    private static void AssertCovers(NetworkPlan plan, IEnumerable<KernelCall> calls)
    {
        int end = 0;
        foreach (WorkRange range in calls.Select(call => call.Work!).OrderBy(range => range.Start))
        {
            Assert.Equal(end, range.Start);
            Assert.Equal(0, range.Start % BufferLayout.Alignment);
            end += range.Length;
        }

        Assert.Equal(plan.TrainedLength, end);
    }
}
