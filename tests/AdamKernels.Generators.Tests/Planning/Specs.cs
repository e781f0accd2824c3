using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Specs of networks without a declaration: the planner needs nothing of the compiler.</summary>
internal static class Specs
{
    /// <summary>Sizes at which something changes: small ones, those around whole vectors, and large ones.</summary>
    public static readonly int[] Sizes = [1, 2, 3, 4, 5, 7, 8, 9, 11, 13, 15, 16, 17, 23, 31, 32, 33, 47, 48, 63, 64, 65, 100, 127, 128, 129, 255, 256, 784, 1000];

    private static readonly Gen<int> Size = Gen.Frequency((3, OneOf(Sizes)), (1, Gen.Int[1, 600]));

    /// <summary>Random networks of one to five layers.</summary>
    public static readonly Gen<NetworkSpec> Any =
        from sizes in Size.Array[2, 6]
        from maxBatchSize in Gen.Frequency((1, Gen.Int[1, 9]), (2, Gen.Int[1, 200]))
        from activation in Gen.Enum<ActivationKind>()
        from loss in Gen.Enum<LossKind>()
        from optimizer in OneOf<OptimizerSpec>(new AdamSpec(1e-3, 0.9, 0.999, 1e-8), new SgdSpec(1e-2, 0), new SgdSpec(1e-2, 0.9), new RmsPropSpec(1e-2, 0.99, 1e-8))
        select Create(sizes, maxBatchSize, activation, loss, optimizer);

    public static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    /// <summary>One network.</summary>
    /// <param name="sizes">Inputs, then the outputs of each layer.</param>
    /// <param name="maxBatchSize">Largest batch.</param>
    /// <param name="activation">Activation of every layer but the last.</param>
    /// <param name="loss">Loss.</param>
    /// <param name="optimizer">Optimizer; Adam unless given.</param>
    public static NetworkSpec Create(
        int[] sizes, int maxBatchSize = 32, ActivationKind activation = ActivationKind.Relu, LossKind loss = LossKind.MeanSquaredError, OptimizerSpec? optimizer = null)
    {
        LayerSpec[] layers = [.. sizes.Skip(1).Select((outputs, i) => new LayerSpec(sizes[i], outputs, i == sizes.Length - 2 ? ActivationKind.Identity : activation))];
        var type = new TypeSpec("Demo", default, "Net", "Demo.Net");
        return new NetworkSpec(type, sizes[0], maxBatchSize, new EquatableArray<LayerSpec>(layers), loss, optimizer ?? new AdamSpec(1e-3, 0.9, 0.999, 1e-8));
    }
}
