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
                if (product.M is Extent.Constant { IsShared: true, Value: var rows })
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
        product => product.M is Extent.Constant { IsShared: true });
}
