using System.Reflection;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Tests.Harness;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>Specs of networks without a declaration: the planner needs nothing of the compiler.</summary>
internal static class Specs
{
    /// <summary>Sizes at which something changes: small ones, those around whole vectors, and large ones.</summary>
    public static readonly int[] Sizes =
        [1, 2, 3, 4, 5, 7, 8, 9, 11, 13, 15, 16, 17, 23, 31, 32, 33, 47, 48, 63, 64, 65, 100, 127, 128, 129, 255, 256, 784, 1000];

    private static readonly Gen<int> Size = Gen.Frequency((3, OneOf(Sizes)), (1, Gen.Int[1, 600]));

    /// <summary>Which options a layer has.</summary>
    private static readonly Gen<bool[]> Options =
        Gen.Frequency((2, OneOf(false)), (1, OneOf(true))).Array[DeclaredAttributes.LayerOptions.Count];

    /// <summary>Random networks of one to five layers.</summary>
    public static readonly Gen<NetworkSpec> Any =
        from sizes in Size.Array[2, 6]
        from maxBatchSize in Gen.Frequency((1, Gen.Int[1, 9]), (2, Gen.Int[1, 200]), (1, Gen.Int[200, 2000]))
        from activation in Gen.Enum<Activation>()
        from loss in OneOf([.. DeclaredAttributes.Losses.Select(type => (LossAttribute)Activator.CreateInstance(type)!)])
        from optimizer in OneOf([.. DeclaredAttributes.OptimizerVariants])
        from options in Options.Array[sizes.Length - 1]
        select WithOptions(Create(sizes, maxBatchSize, activation, loss, optimizer), options);

    public static Gen<T> OneOf<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    /// <summary>One network.</summary>
    /// <param name="sizes">Inputs, then the outputs of each layer.</param>
    /// <param name="maxBatchSize">Largest batch.</param>
    /// <param name="activation">Activation of every layer but the last.</param>
    /// <param name="loss">Loss.</param>
    /// <param name="optimizer">Optimizer; Adam unless given.</param>
    public static NetworkSpec Create(
        int[] sizes,
        int maxBatchSize = 32,
        Activation activation = Activation.Relu,
        LossAttribute? loss = null,
        OptimizerAttribute? optimizer = null)
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

    /// <summary>The network with options of its layers, where they are allowed.</summary>
    private static NetworkSpec WithOptions(NetworkSpec spec, bool[][] options)
    {
        LayerSpec[] layers =
        [
            .. spec.Layers.Select((layer, i) => layer with
            {
                Declaration = WithOptions(layer, options[i], isFirst: i == 0, isLast: i == spec.Layers.Count - 1),
            }),
        ];
        return spec with { Layers = new EquatableArray<LayerSpec>(layers) };
    }

    private static DenseAttribute WithOptions(LayerSpec layer, bool[] options, bool isFirst, bool isLast)
    {
        var declared = new DenseAttribute(layer.Outputs, layer.Activation);
        foreach (PropertyInfo option in DeclaredAttributes.LayerOptions.Where((_, i) => options[i]))
        {
            DeclaredAttributes.Set(declared, option);
        }

        declared.LayerNorm &= layer.Outputs > 1;
        declared.RmsNorm &= !declared.LayerNorm;
        declared.Residual &= !isFirst && layer.Inputs == layer.Outputs;
        declared.Frozen &= !isLast;
        declared.Dropout = isLast ? 0 : declared.Dropout;
        declared.AdjustableDropout &= !isLast;
        return declared;
    }
}
