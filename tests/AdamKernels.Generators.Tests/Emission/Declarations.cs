using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>Writes declarations of networks for tests over many of them.</summary>
internal static class Declarations
{
    /// <summary>Every optimizer, and the momentum of SGD, which is another update.</summary>
    public static readonly string[] Optimizers =
        [.. DeclaredAttributes.Optimizers.Select(KnownAttributes.ShortName), "Sgd(Momentum = 0.9)"];

    private static readonly string[] Activations = [.. Enum.GetNames<Activation>()];

    private static readonly LossAttribute[] Losses =
    [
        .. DeclaredAttributes.Losses.Where(type => type != typeof(CustomLossAttribute))
            .Select(type => (LossAttribute)Activator.CreateInstance(type)!),
    ];

    /// <summary>Every option of a layer, alone and with each other one that it does not exclude.</summary>
    public static IEnumerable<string> LayerOptions =>
        from i in Enumerable.Range(0, DeclaredAttributes.LayerOptions.Count)
        from j in Enumerable.Range(i, DeclaredAttributes.LayerOptions.Count - i)
        let first = DeclaredAttributes.LayerOptions[i]
        let second = DeclaredAttributes.LayerOptions[j]
        where !Exclusive.Contains((first.Name, second.Name)) && !Exclusive.Contains((second.Name, first.Name))
        select i == j ? DeclaredAttributes.Text(first) : $"{DeclaredAttributes.Text(first)}, {DeclaredAttributes.Text(second)}";

    private static readonly (string, string)[] Exclusive =
    [
        (nameof(DenseAttribute.LayerNorm), nameof(DenseAttribute.RmsNorm)),
        (nameof(DenseAttribute.Frozen), nameof(DenseAttribute.LearningRateFactor)),
    ];

    /// <summary>Options of layers with losses and options of the training.</summary>
    public static readonly (string First, string Hidden, string Last, string Loss, string Training)[] Options =
    [
        ("", "", "", "CustomLoss", ""),
        ("", "", ", Activation.Gelu", "CustomLoss", "[ClipGradientNorm(1)]"),
        (", Activation.Gelu", ", Activation.Silu", ", Activation.Softplus", "Huber", "[ClipGradientValue(1)]"),
        (
            ", Activation.Gelu, LayerNorm = true",
            ", Activation.Silu, LayerNorm = true",
            ", Activation.HardSwish, LayerNorm = true",
            "MeanAbsoluteError",
            "[AccumulateGradients(2)]"),
        (
            ", Activation.Elu, Dropout = 0.5",
            ", Activation.Relu, Dropout = 0.5",
            "",
            "SoftmaxCrossEntropy(LabelSmoothing = 0.1)",
            "[AverageParameters]"),
        ("", ", Activation.Relu, Residual = true", ", Activation.Tanh, Residual = true", "MeanSquaredError", "[StandardizeInputs]"),
        ("", ", Residual = true", ", Residual = true", "SoftmaxCrossEntropy(ClassWeights = new[] { 1.0, 2, 3, 4, 5 })", ""),
        (
            ", Activation.Tanh, Frozen = true",
            ", Activation.Gelu, Frozen = true, Residual = true",
            "",
            "BinaryCrossEntropy(PositiveWeights = new[] { 1.0, 2, 3, 4, 5 })",
            ""),
        (
            "",
            ", Activation.Gelu, LayerNorm = true, Frozen = true, Dropout = 0.5, Residual = true",
            ", Activation.Sigmoid, Frozen = true",
            "MeanSquaredError",
            "[AccumulateGradients(2)] [ClipGradientNorm(1)]"),
        (", Activation.Elu, LayerNorm = true, Dropout = 0.5, LearningRateFactor = 2", ", Activation.HardSwish, LayerNorm = true, Dropout "
            + "= 0.5, Residual = true", ", Activation.GeluTanh, LayerNorm = true, Residual = true", "Huber",
            "[AverageParameters] [StandardizeInputs] [ClipGradientValue(1)]"),
    ];

    /// <summary>A network 3-5-5-1 whose second layer has options; activations in turn.</summary>
    public static string WithLayerOptions(int number, string options) => $"""
        using AdamKernels;
        namespace Demo;
        /// <summary>A network with options.</summary>
        [Network(3)]
        [Dense(5, Activation.{Activations[number % Activations.Length]})]
        [Dense(5, Activation.{Activations[(number + 1) % Activations.Length]}, {options})]
        [Dense(1, RmsNorm = {(number % 2 == 0 ? "true" : "false")})]
        [MeanSquaredError]
        [Adam]
        public sealed partial class Optioned{number};
        """;

    /// <summary>A network 3-5-5-5 with options.</summary>
    public static string WithOptions(string name, (string First, string Hidden, string Last, string Loss, string Training) options) => $"""
        using AdamKernels;
        namespace Demo;
        /// <summary>A network with options.</summary>
        [Network(3, MaxBatchSize = {(name.Length % 2 == 0 ? 4 : 32)})]
        [Dense(5{options.First})]
        [Dense(5{options.Hidden})]
        [Dense(5{options.Last})]
        [{options.Loss}]
        [AdamW]
        {options.Training}
        public sealed partial class {name};
        """;

    /// <summary>A network in the namespace Demo.</summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="sizes">Inputs, then the outputs of each layer.</param>
    /// <param name="activation">Activation of every layer but the last.</param>
    /// <param name="last">Activation of the last layer.</param>
    /// <param name="loss">Loss attribute.</param>
    /// <param name="optimizer">Optimizer attribute.</param>
    /// <param name="maxBatchSize">Largest batch.</param>
    public static string Network(
        string name,
        int[] sizes,
        string activation = "Relu",
        string last = "Identity",
        string loss = "MeanSquaredError",
        string optimizer = "Adam",
        int maxBatchSize = 32)
    {
        IEnumerable<string> layers = sizes.Skip(1).Select(
            (size, i) => $"[Dense({size}, Activation.{(i == sizes.Length - 2 ? last : activation)})]");
        return $"""
            using AdamKernels;
            namespace Demo;
            /// <summary>A network {string.Join('-', sizes)}.</summary>
            [Network({sizes[0]}, MaxBatchSize = {maxBatchSize})]
            {string.Join('\n', layers)}
            [{loss}]
            [{optimizer}]
            public sealed partial class {name};
            """;
    }

    /// <summary>Every activation with every loss, optimizers in turn: every loss meets every optimizer.</summary>
    public static IEnumerable<string> EveryPair(params int[] sizes) =>
        from loss in Enumerable.Range(0, Losses.Length)
        from activation in Enumerable.Range(0, Activations.Length)
        select Combine(sizes, loss * Activations.Length + activation, loss, activation, (loss + activation) % Optimizers.Length);

    /// <summary>Every activation with every loss and every optimizer, and as the last one where the loss takes any.</summary>
    public static IEnumerable<string> EveryCombination(params int[] sizes)
    {
        int number = 0;
        return
            from loss in Enumerable.Range(0, Losses.Length)
            from activation in Enumerable.Range(0, Activations.Length)
            from optimizer in Enumerable.Range(0, Optimizers.Length)
            select Combine(sizes, number++, loss, activation, optimizer);
    }

    private static string Combine(int[] sizes, int number, int loss, int activation, int optimizer) => Network(
        $"Network{number}",
        sizes,
        Activations[activation],
        // The last activations in turn: each meets each optimizer and each activation before it.
        Losses[loss].TakesLogits ? nameof(Activation.Identity) : Activations[(number + number / Activations.Length) % Activations.Length],
        KnownAttributes.ShortName(Losses[loss].GetType()),
        Optimizers[optimizer],
        maxBatchSize: number % 2 == 0 ? 32 : 5);
}
