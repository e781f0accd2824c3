using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Which networks update a few rows from memory: small ones that divide by a root and have nothing else to overlap with.</summary>
public sealed class UpdateFromMemoryTests
{
    [Fact]
    public void A_small_network_does() => Assert.Equal(4, Rows(Small()));

    [Fact]
    public void One_that_transposes_weights_does_not() => Assert.Equal(0, Rows(Small() with { MaxBatchSize = 64 }));

    [Fact]
    public void One_whose_parameters_leave_the_cache_does_not() =>
        Assert.Equal(0, Rows(Specs.Create([784, 128, 10]) with { MaxBatchSize = 1 }));

    [Fact]
    public void One_that_does_not_divide_by_a_root_does_not() =>
        Assert.Equal(0, Rows(Small() with { DeclaredOptimizer = new RAdamAttribute() }));

    [Fact]
    public void One_whose_update_is_not_fused_does_not() =>
        Assert.Equal(0, Rows(Small() with { Gradient = new GradientSpec { MaxNorm = 1 } }));

    [Fact]
    public void One_in_shards_does_not() => Assert.Equal(0, Rows(Small() with { Gradient = new GradientSpec { Shards = 2 } }));

    private static NetworkSpec Small() => Specs.Create([4, 32, 32, 2]) with { MaxBatchSize = 1 };

    private static int Rows(NetworkSpec spec) => UpdateFromMemory.Rows(new NetworkPlan(spec));
}
