using System.Globalization;
using System.Reflection;
using AdamKernels.PathProbe;

namespace AdamKernels.Tests.Catalog;

/// <summary>
/// Declares some 200 networks of many shapes, runs the generator over them or over a part of them, and compiles the result to an assembly
/// in the test's output folder, so that this process and child processes on other paths can run every kernel of every shape.
/// </summary>
internal static class ShapeCatalog
{
    private static readonly int[] Sizes = [1, 2, 3, 5, 7, 11, 13, 15, 16, 17, 23, 31, 32, 33, 47, 63, 64, 65, 127];
    private static readonly int[] RepeatedSizes = [4, 16, 17, 33, 64];
    private static readonly string[] Activations = Enum.GetNames<Activation>();

    private static readonly string[] Losses =
    [
        "MeanSquaredError", "BinaryCrossEntropy", "SoftmaxCrossEntropy", "MeanAbsoluteError", "Huber(Delta = 0.3)",
        "SoftmaxCrossEntropy(LabelSmoothing = 0.2)",
    ];

    /// <summary>Every optimizer, and the options that change what is emitted.</summary>
    private static readonly string[] Optimizers =
    [
        .. typeof(OptimizerAttribute).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(OptimizerAttribute)))
            .Select(type => type.Name[..^nameof(Attribute).Length]).Order(StringComparer.Ordinal),
        "Sgd(Momentum = 0.9)", "Sgd(Momentum = 0.8, Nesterov = true)", "RmsProp(Centered = true, Momentum = 0.5)",
        "Adam(AmsGrad = true, WeightDecay = 0.01)",
    ];

    /// <summary>Options of the layers before the last, in turn: most have none.</summary>
    private static readonly string[] LayerOptions =
    [
        "", ", LayerNorm = true", "", ", Dropout = 0.25", "", ", LearningRateFactor = 0.5", "",
        ", LayerNorm = true, Dropout = 0.5, AdjustableDropout = true",
        "", ", RmsNorm = true", "", ", Frozen = true", "", ", RmsNorm = true, Frozen = true",
    ];

    /// <summary>Options of the networks, in turn; {0} is a number of shards.</summary>
    private static readonly string[] TrainingOptions =
        [
            "", "", "[ClipGradientNorm(0.5)]", "", "[ClipGradientValue(0.01)]", "", "[AccumulateGradients(2)]", "",
            "[AverageParameters(Decay = 0.9)]", "[AccumulateGradients(3), ClipGradientNorm(0.1)]", "",
            "[Shards({0})]", "[Shards({0}), AccumulateGradients(2)]",
        ];

    /// <summary>Below and above the size from which weights are transposed, and around the heights of tiles.</summary>
    private static readonly int[] Batches = [1, 2, 3, 7, 8, 9, 17, 33];

    /// <summary>No power of two, so that the tree is not a full one, and of most batches not a divisor.</summary>
    private const int MaxShards = 5;

    /// <summary>Which part of the catalog is tested without the slow tests: one of seven.</summary>
    private const int Stride = 7;

    /// <summary>Which part the slow tests test: no divisor of the length of a list above. All of it is tested on demand.</summary>
    private const int SlowStride = 5;

    private static readonly Lazy<string> CompiledPath = new(
        () => CompiledNetworks.Compile("AdamKernels.Catalog", SlowTests.Thin(Declarations(), Stride, SlowStride)));

    /// <summary>Number of networks, those that are compiled on demand only included.</summary>
    public static int Count => Declarations().Count();

    /// <summary>Path of the assembly, compiled at the first use.</summary>
    public static string AssemblyPath => CompiledPath.Value;

    public static IReadOnlyList<Type> Types { get; } = [.. NetworkTypes.In(Assembly.LoadFrom(AssemblyPath))];

    /// <summary>
    /// Every size as input, as output and in the middle, next to sizes of another kind, with activations, losses, optimizers and batches
    /// in turn.
    /// </summary>
    private static IEnumerable<string> Declarations()
    {
        int number = 0;
        for (int i = 0; i < Sizes.Length; i++)
        {
            // One layer, of this size to each third other size.
            for (int j = i % 3; j < Sizes.Length; j += 3)
            {
                yield return Declare(number++, Sizes[i], Sizes[j]);
            }

            // Two and three layers, where the input gradient has this size.
            yield return Declare(number++, Sizes[(i * 5 + 2) % Sizes.Length], Sizes[i], Sizes[(i * 7 + 3) % Sizes.Length]);
            yield return Declare(
                number++, Sizes[(i * 3 + 1) % Sizes.Length], Sizes[i], Sizes[(i + 11) % Sizes.Length], Sizes[(i * 2 + 1) % Sizes.Length]);
            yield return Declare(number++, Sizes[(i + 4) % Sizes.Length], Sizes[(i * 4 + 1) % Sizes.Length], Sizes[i]);
        }

        // Single outputs and single inputs are special: sums of one term, rows of one value.
        foreach (int size in Sizes)
        {
            yield return Declare(number++, size, 1, size);
        }

        // Images.
        foreach (int size in new[] { 1, 10, 16, 33 })
        {
            yield return Declare(number++, 784, size);
            yield return Declare(number++, 784, size, 10);
            yield return Declare(number++, size, 784);
            yield return Declare(number++, size, 784, 3);
        }

        // Sums in one chain over weights that do not fit the first-level cache.
        yield return Declare(number++, 784, 128, 10);
        yield return Declare(number++, 161, 131);
        yield return Declare(number++, 320, 144, 2);
        yield return Declare(number++, 33, 330, 129, 5);

        // Widths that repeat, where inputs may be added to outputs; with everything else that a layer can have.
        foreach (int size in RepeatedSizes)
        {
            foreach (string options in new[] { "", ", LayerNorm = true", ", Dropout = 0.25", ", RmsNorm = true, Dropout = 0.25" })
            {
                yield return DeclareResidual(number++, size, options, end: "[Dense(3)]");
            }
        }

        // The loss cannot take its gradient back through the activation, since the inputs of the layer need it too.
        foreach (int size in RepeatedSizes)
        {
            yield return DeclareResidual(number++, size, options: "", end: "");
        }
    }

    /// <summary>
    /// A number that also counts the networks that are tested without the slow tests, so that these go through every list too, however long
    /// it is.
    /// </summary>
    private static int Turn(int number) => number / Stride + number % Stride;

    private static string Declare(int number, params int[] sizes)
    {
        int turn = Turn(number);
        string loss = Losses[turn % Losses.Length];
        if (loss.StartsWith("Softmax", StringComparison.Ordinal) && sizes[^1] == 1)
        {
            loss = "BinaryCrossEntropy";
        }

        IEnumerable<string> layers = sizes[1..].Select((size, i) =>
        {
            bool isLast = i == sizes.Length - 2;
            string activation = isLast && loss.Contains("Entropy", StringComparison.Ordinal)
                ? "Identity"
                : Activations[(turn + i) % Activations.Length];
            string options = isLast ? "" : LayerOptions[(turn + i) % LayerOptions.Length];
            return string.Create(
                CultureInfo.InvariantCulture,
                $"[Dense({size}, Activation.{activation}{(size == 1 ? options.Replace(", LayerNorm = true", "") : options)})]");
        });
        return Declare(number, $"{number:000}_{string.Join('_', sizes)}", sizes[0], string.Concat(layers), loss);
    }

    private static string DeclareResidual(int number, int size, string options, string end)
    {
        string loss = Losses[Turn(number) % Losses.Length];
        string Layer(string activation, string added) => string.Create(
            CultureInfo.InvariantCulture, $"[Dense({size}, Activation.{activation}{added})]");
        string Activation(int i) => Activations[(Turn(number) + i) % Activations.Length];
        string last = end.Length == 0 && loss.Contains("Entropy", StringComparison.Ordinal) ? "Identity" : Activation(2);
        string layers =
            Layer(Activation(0), "") + Layer(Activation(1), ", Residual = true" + options) + Layer(last, ", Residual = true") + end;
        return Declare(number, $"{number:000}_Residual{size}", 7, layers, loss);
    }

    private static string Declare(int number, string name, int inputs, string layers, string loss)
    {
        int turn = Turn(number), batch = Batches[turn / 2 % Batches.Length];
        string options = TrainingOptions[turn % TrainingOptions.Length];
        options = batch == 1 && options.Contains("Shards", StringComparison.Ordinal)
            ? ""
            : options.Replace("{0}", $"{Math.Min(batch, MaxShards)}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[Network({inputs}, MaxBatchSize = {batch})] {layers} [{loss}] [{Optimizers[turn % Optimizers.Length]}] {options} "
            + $"public sealed partial class N{name};");
    }
}
