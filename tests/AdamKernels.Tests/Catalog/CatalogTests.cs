using AdamKernels.PathProbe;

namespace AdamKernels.Tests.Catalog;

/// <summary>Every kernel of every shape of the catalog against the reference in double.</summary>
/// <remarks>
/// A wrong stride, tail, chain, tile or epilogue makes these fail; so does an optimizer epilogue that the materialized update does not
/// match to the bit. Other paths are compared with this one in <see cref="Determinism.SameBitsTests"/>.
/// </remarks>
public class CatalogTests
{
    [Fact]
    public void The_catalog_has_at_least_200_shapes() => Assert.True(ShapeCatalog.Count >= 200, $"{ShapeCatalog.Count} shapes");

    [Fact]
    [Trait("Category", "Slow")]
    public void Kernels_agree_with_the_reference() => ForAll(KernelComparison.Run);

    [Fact]
    [Trait("Category", "Slow")]
    public void Fused_steps_and_four_calls_give_the_same_bits() => ForAll(type =>
        Assert.Equal(NetworkTypes.Hash(type, steps: 3, fused: true), NetworkTypes.Hash(type, steps: 3, fused: false)));

    private static void ForAll(Action<Type> check)
    {
        var failures = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Parallel.ForEach(ShapeCatalog.Types, type =>
        {
            try
            {
                check(type);
            }
            catch (Exception e)
            {
                // All failures are wanted, not only the first: which shapes fail says what is wrong.
                failures.Enqueue($"{type.Name}: {(e.InnerException ?? e).Message}");
            }
        });
        Assert.True(
            failures.IsEmpty, $"{failures.Count} of {ShapeCatalog.Types.Count} shapes fail:\n{string.Join("\n", failures.Take(20))}");
    }
}
