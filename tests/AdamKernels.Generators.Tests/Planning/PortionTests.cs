using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Planning.Kernels;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Which kernels compute a portion of their tiles.</summary>
public sealed class PortionTests
{
    public static TheoryData<int> Inputs => [16, 17, 31, 32, 33, 63, 64, 784];

    /// <summary>
    /// Fails when a kernel that takes a portion has a single whole tile on some path, so that threads have nothing to share.
    /// </summary>
    [Theory]
    [MemberData(nameof(Inputs))]
    public void A_kernel_that_takes_a_portion_has_two_tiles_on_every_path(int inputs)
    {
        foreach (int outputs in Specs.Sizes)
        {
            var plan = new NetworkPlan(Specs.Create([inputs, outputs, 2]));
            foreach (BroadcastProduct product in plan.Kernels.OfType<BroadcastProduct>())
            {
                if (product is { Division: TileDivision.Rows, M: Extent.Constant { Value: var rows } })
                {
                    Assert.All(
                        VectorTarget.All, target => Assert.InRange(product.ChooseTiling(target).Main.Rows, 1, rows / 2));
                }
            }
        }
    }

    /// <summary>Fails when large layers are no longer shared.</summary>
    [Fact]
    public void The_weight_gradients_of_a_wide_layer_are_shared() => Assert.Contains(
        new NetworkPlan(Specs.Create([32, 16, 2])).Kernels.OfType<BroadcastProduct>(),
        product => product.Division == TileDivision.Rows);

    /// <summary>
    /// Fails when a large layer goes back to rows, on several threads: its weights would then travel between processors in every step.
    /// </summary>
    [Theory]
    [InlineData(784, 128, true)]
    [InlineData(64, 113, true)]
    [InlineData(63, 512, false)]
    [InlineData(784, 112, false)]
    public void Threads_divide_the_inputs_of_a_large_layer_whose_sums_are_single_chains(int inputs, int outputs, bool divides)
    {
        var plan = new NetworkPlan(Specs.Create([inputs, outputs, 2]));

        Assert.Equal(divides, plan.Layers[0].DividesInputs);
        Assert.Equal(divides ? [PassDivision.Terms, PassDivision.Rows] : [], plan.Program.ForwardParts.Select(part => part.Division));
    }

    /// <summary>Products before the one of a large layer need its gradients of all inputs; between two, threads keep their rows.</summary>
    [Fact]
    public void A_large_layer_after_another_has_its_input_gradients_divided()
    {
        var plan = new NetworkPlan(Specs.Create([64, 128, 128, 2]));

        Assert.Equal(
            [PassDivision.Terms, PassDivision.Terms, PassDivision.Rows], plan.Program.ForwardParts.Select(part => part.Division));
        Assert.Equal([PassDivision.Rows, PassDivision.Columns], plan.Program.BackpropagateParts.Select(part => part.Division));
    }
}
