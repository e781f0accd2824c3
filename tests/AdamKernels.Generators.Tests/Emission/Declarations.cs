using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Parsing;

namespace AdamKernels.Generators.Tests.Emission;

/// <summary>Writes declarations of networks for tests over many of them.</summary>
internal static class Declarations
{
    public static readonly string[] Optimizers = ["Adam", "Sgd", "Sgd(Momentum = 0.9)", "RmsProp(LearningRate = 1e-05, Alpha = 0.95)"];

    /// <summary>Every optimizer with every option, alone and together.</summary>
    public static readonly string[] OptimizerVariants =
    [
        "Adam(WeightDecay = 0.1)", "Adam(AmsGrad = true)", "Adam(Maximize = true)",
        "Adam(WeightDecay = 0.1, AmsGrad = true, Maximize = true)",
        "AdamW", "AdamW(WeightDecay = 0)", "AdamW(AmsGrad = true, Maximize = true)",
        "Sgd(WeightDecay = 0.1, Maximize = true)", "Sgd(Momentum = 0.9, Dampening = 0.5)",
        "Sgd(Momentum = 0.9, Nesterov = true, WeightDecay = 1e-3)",
        "RmsProp(Centered = true)", "RmsProp(Momentum = 0.9)",
        "RmsProp(Centered = true, Momentum = 0.9, WeightDecay = 0.1, Maximize = true)",
        "NAdam", "NAdam(WeightDecay = 0.1, Maximize = true)", "RAdam", "RAdam(WeightDecay = 0.1, Maximize = true)",
        "Adamax", "Adamax(WeightDecay = 0.1, Maximize = true)", "Adagrad",
        "Adagrad(InitialAccumulator = 0.1, LearningRateDecay = 0.1, WeightDecay = 0.1, Maximize = true)",
        "Lion", "Lion(WeightDecay = 0.1, Maximize = true)",
    ];

    private static readonly string[] Activations = [.. Enum.GetNames<Activation>()];

    private static readonly Dictionary<string, LossAttribute> LossAttributes = KnownAttributes.Types
        .Where(type => type.IsSubclassOf(typeof(LossAttribute)) && type != typeof(CustomLossAttribute))
        .ToDictionary(KnownAttributes.ShortName, type => (LossAttribute)Activator.CreateInstance(type)!);

    private static IEnumerable<string> Losses => LossAttributes.Keys.Order();

    private static bool TakesLogits(string loss) => LossAttributes[loss].TakesLogits;

    /// <summary>A network in the namespace Demo.</summary>
    /// <param name="name">Name of the class.</param>
    /// <param name="sizes">Inputs, then the outputs of each layer.</param>
    /// <param name="activation">Activation of every layer but the last.</param>
    /// <param name="last">Activation of the last layer.</param>
    /// <param name="loss">Loss attribute.</param>
    /// <param name="optimizer">Optimizer attribute.</param>
    /// <param name="maxBatchSize">Largest batch.</param>
    /// <summary>Options of the hidden layers, the last layer, the loss and the training.</summary>
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

    /// <summary>Every activation with every loss and every optimizer, and as the last one where the loss takes any.</summary>
    public static IEnumerable<string> EveryCombination(params int[] sizes)
    {
        int number = 0;
        foreach (string loss in Losses)
        {
            foreach (string activation in Activations)
            {
                foreach (string optimizer in Optimizers)
                {
                    // The last activations in turn: each meets each optimizer and each activation before it.
                    string last =
                        !TakesLogits(loss)
                            ? Activations[(number + (number / Activations.Length)) % Activations.Length]
                            : "Identity";
                    yield return Network(
                        $"Network{number++}", sizes, activation, last, loss, optimizer, maxBatchSize: number % 2 == 0 ? 5 : 32);
                }
            }
        }
    }
}
