namespace AdamKernels.Generators.Tests.Caching;

/// <summary>A project with many networks: three layers of all sorts of widths, all optimizers, and two activations in turn.</summary>
internal static class ManyNetworks
{
    public const int Count = 200;

    /// <summary>The attributes of all optimizers, and of an update that an argument makes another one.</summary>
    public static readonly string[] Optimizers =
    [
        "Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "Lion", "NAdam", "RAdam", "RmsProp", "Sgd", "Sgd(Momentum = 0.9)",
    ];

    /// <summary>A file for each network.</summary>
    public static string[] Sources { get; } = [.. Enumerable.Range(0, Count).Select(Source)];

    private static string Source(int number)
    {
        string activation = number % 2 == 0 ? "Relu" : "Gelu";
        return $"""
            using AdamKernels;
            namespace Demo;
            /// <summary>One of many networks.</summary>
            [Network({1 + number % 40}, MaxBatchSize = {(number % 3 == 0 ? 4 : 32)})]
            [Dense({1 + number * 7 % 65}, Activation.{activation})]
            [Dense({1 + number * 5 % 33}, Activation.{activation})]
            [Dense({1 + number % 3})]
            [MeanSquaredError]
            [{Optimizers[number % Optimizers.Length]}]
            public sealed partial class Network{number};
            """;
    }
}
