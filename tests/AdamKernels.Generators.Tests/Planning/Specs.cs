using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Specs of networks without a declaration: the planner needs nothing of the compiler.</summary>
internal static class Specs
{
    /// <summary>Sizes at which something changes: small ones, those around whole vectors, and large ones.</summary>
    public static readonly int[] Sizes =
        [1, 2, 3, 4, 5, 7, 8, 9, 11, 13, 15, 16, 17, 23, 31, 32, 33, 47, 48, 63, 64, 65, 100, 127, 128, 129, 255, 256, 784, 1000];

    private static readonly Gen<int> Size = Gen.Frequency((3, OneOf(Sizes)), (1, Gen.Int[1, 600]));

    private static readonly Gen<LayerSpec> Option =
        from isNormalized in Gen.Bool
        from dropout in OneOf(0d, 0d, 0.5)
        from isResidual in Gen.Bool
        from isFrozen in OneOf(false, false, true)
        from factor in OneOf(1d, 1d, 0.5)
        select new LayerSpec(1, 1, ActivationKind.Identity)
        {
            IsNormalized = isNormalized, Dropout = dropout, IsResidual = isResidual, IsFrozen = isFrozen, LearningRateFactor = factor,
        };

    /// <summary>Random networks of one to five layers.</summary>
    public static readonly Gen<NetworkSpec> Any =
        from sizes in Size.Array[2, 6]
        from maxBatchSize in Gen.Frequency((1, Gen.Int[1, 9]), (2, Gen.Int[1, 200]), (1, Gen.Int[200, 2000]))
        from activation in Gen.Enum<ActivationKind>()
        from loss in OneOf<LossSpec>(
            new MeanSquaredErrorSpec(),
            new HuberSpec(1),
            new BinaryCrossEntropySpec(default),
            new SoftmaxCrossEntropySpec(0.1, default),
            new CustomLossSpec())
        from optimizer in OneOf<OptimizerSpec>(
            new AdamSpec(1e-3, 0.9, 0.999, 1e-8), new SgdSpec(1e-2, 0), new SgdSpec(1e-2, 0.9), new RmsPropSpec(1e-2, 0.99, 1e-8))
        from options in Option.Array[sizes.Length - 1]
        select WithOptions(Create(sizes, maxBatchSize, activation, loss, optimizer), options);

    public static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    /// <summary>One network.</summary>
    /// <param name="sizes">Inputs, then the outputs of each layer.</param>
    /// <param name="maxBatchSize">Largest batch.</param>
    /// <param name="activation">Activation of every layer but the last.</param>
    /// <param name="loss">Loss.</param>
    /// <param name="optimizer">Optimizer; Adam unless given.</param>
    public static NetworkSpec Create(
        int[] sizes, int maxBatchSize =
            32, ActivationKind activation = ActivationKind.Relu, LossSpec? loss = null, OptimizerSpec? optimizer = null)
    {
        LayerSpec[] layers =
            [.. sizes.Skip(1).Select((outputs, i) =>
                new LayerSpec(sizes[i], outputs, i == sizes.Length - 2 ? ActivationKind.Identity : activation))];
        var type = new TypeSpec("Demo", default, "Net", "Demo.Net", "Demo.Net");
        return new NetworkSpec(
            type,
            sizes[0],
            maxBatchSize,
            new EquatableArray<LayerSpec>(layers),
            loss ?? new MeanSquaredErrorSpec(),
            optimizer ?? new AdamSpec(1e-3, 0.9, 0.999, 1e-8));
    }

    /// <summary>The network with the options of other layers, where they are allowed.</summary>
    private static NetworkSpec WithOptions(NetworkSpec spec, LayerSpec[] options)
    {
        int last = spec.Layers.Count - 1;
        LayerSpec[] layers = [.. spec.Layers.Select((layer, i) => options[i] with
        {
            Inputs = layer.Inputs,
            Outputs = layer.Outputs,
            Activation = layer.Activation,
            IsNormalized = options[i].IsNormalized && layer.Outputs > 1,
            Dropout = i == last ? 0 : options[i].Dropout,
            IsResidual = options[i].IsResidual && i > 0 && layer.Inputs == layer.Outputs,
            IsFrozen = options[i].IsFrozen && i < last,
        })];
        return spec with { Layers = new EquatableArray<LayerSpec>(layers) };
    }
}
