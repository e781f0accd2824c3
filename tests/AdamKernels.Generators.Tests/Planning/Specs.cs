using AdamKernels.Generators.Declared;
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
        select new LayerSpec(1, new DenseAttribute(1)
        {
            LayerNorm = isNormalized, Dropout = dropout, Residual = isResidual, Frozen = isFrozen, LearningRateFactor = factor,
        });

    /// <summary>Random networks of one to five layers.</summary>
    public static readonly Gen<NetworkSpec> Any =
        from sizes in Size.Array[2, 6]
        from maxBatchSize in Gen.Frequency((1, Gen.Int[1, 9]), (2, Gen.Int[1, 200]), (1, Gen.Int[200, 2000]))
        from activation in Gen.Enum<Activation>()
        from loss in OneOf<LossAttribute>(
            new MeanSquaredErrorAttribute(),
            new HuberAttribute(),
            new BinaryCrossEntropyAttribute(),
            new SoftmaxCrossEntropyAttribute { LabelSmoothing = 0.1 },
            new CustomLossAttribute())
        from optimizer in OneOf<OptimizerAttribute>(
            new AdamAttribute(), new SgdAttribute(), new SgdAttribute { Momentum = 0.9 }, new RmsPropAttribute())
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
            32, Activation activation = Activation.Relu, LossAttribute? loss = null, OptimizerAttribute? optimizer = null)
    {
        LayerSpec[] layers =
            [.. sizes.Skip(1).Select((outputs, i) =>
                new LayerSpec(sizes[i], new DenseAttribute(outputs, i == sizes.Length - 2 ? Activation.Identity : activation)))];
        var type = new TypeSpec("Demo", default, "Net", "Demo.Net", "Demo.Net");
        return new NetworkSpec(
            type,
            sizes[0],
            maxBatchSize,
            new EquatableArray<LayerSpec>(layers),
            loss ?? new MeanSquaredErrorAttribute(),
            optimizer ?? new AdamAttribute());
    }

    /// <summary>The network with the options of other layers, where they are allowed.</summary>
    private static NetworkSpec WithOptions(NetworkSpec spec, LayerSpec[] options)
    {
        int last = spec.Layers.Count - 1;
        LayerSpec[] layers = [.. spec.Layers.Select((layer, i) => layer with
        {
            Declaration = new DenseAttribute(layer.Outputs, layer.Activation)
            {
                LayerNorm = options[i].IsNormalized && layer.Outputs > 1,
                Dropout = i == last ? 0 : options[i].Dropout,
                Residual = options[i].IsResidual && i > 0 && layer.Inputs == layer.Outputs,
                Frozen = options[i].IsFrozen && i < last,
                LearningRateFactor = options[i].LearningRateFactor,
            },
        })];
        return spec with { Layers = new EquatableArray<LayerSpec>(layers) };
    }
}
