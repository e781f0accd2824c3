using System.Reflection;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Tests.Harness;

namespace AdamKernels.Generators.Tests.Fuzzing;

/// <summary>Versions of a document of which each differs from the one before in a single option, number or name.</summary>
internal static class SingleEdits
{
    private const string Inputs = "[Network(4, MaxBatchSize = 6)]";
    private const string Layer = "[Dense(4)]";
    private const string Loss = "[MeanSquaredError]";
    private const string Optimizer = "[Adam]";
    private const string End = "public partial class Net;";
    private const string Base = $"""
        using AdamKernels;
        namespace Demo;
        {Inputs}
        [Dense(4, Activation.Relu)]
        {Layer}
        {Loss}
        {Optimizer}
        {End}
        """;

    private static readonly string[] NetworkEdits =
        ["5, MaxBatchSize = 6", "4, MaxBatchSize = 7", "4, MaxBatchSize = 6, ComputeInputGradients = true"];

    /// <summary>Of a network as a whole.</summary>
    private static readonly string[] Options =
    [
        "AccumulateGradients(2)", "AccumulateGradients(3)", "AverageParameters", "AverageParameters(Decay = 0.5)", "ClipGradientNorm(1)",
        "ClipGradientNorm(2)", "ClipGradientNorm(1, Adjustable = true)", "ClipGradientValue(1)", "ClipGradientValue(2)",
        "ClipGradientValue(1, Adjustable = true)", "Shards(2)", "Shards(3)", "StandardizeInputs", "StandardizeTargets",
    ];

    private static readonly string[] Losses =
    [
        .. DeclaredAttributes.Losses.Select(KnownAttributes.ShortName), "CustomLoss", "Huber(Delta = 0.5)",
        "BinaryCrossEntropy(PositiveWeights = new double[] { 1, 2, 3, 4 })",
        "SoftmaxCrossEntropy(LabelSmoothing = 0.1)",
        "SoftmaxCrossEntropy(ClassWeights = new double[] { 1, 2, 3, 4 })",
        "SoftmaxCrossEntropy(ClassWeights = new double[] { 1, 2, 3, 5 })",
    ];

    public static IEnumerable<string> All =>
    [
        .. Edits(Inputs, NetworkEdits.Select(arguments => $"[Network({arguments})]")),
        .. Edits(Layer, LayerEdits().Select(arguments => $"[Dense({arguments})]")),
        .. Edits(Loss, Losses.Select(loss => $"[{loss}]")),
        .. DeclaredAttributes.Optimizers.SelectMany(OptimizerEdits),
        .. Edits(End, Options.Select(option => $"[{option}] {End}")),

        // From each to the next one, some of which differ in a number alone.
        .. Options.Select(option => Edit(End, $"[{option}] {End}")),
        .. Losses.Select(loss => Edit(Loss, $"[{loss}]")),
        .. Edits(End, ["internal partial class Net;", "public sealed partial class Net;", "public partial class Nets;"]),
    ];

    private static IEnumerable<string> LayerEdits() =>
    [
        "5",
        .. Enum.GetNames<Activation>().Select(name => $"4, Activation.{name}"),
        .. Enum.GetNames<Initializer>().Select(name => $"4, Initializer = Initializer.{name}"),
        .. DeclaredAttributes.LayerOptions.Select(option => $"4, {DeclaredAttributes.Text(option)}"),
    ];

    private static IEnumerable<string> OptimizerEdits(Type type)
    {
        string name = KnownAttributes.ShortName(type);
        IEnumerable<PropertyInfo> options = type.GetProperties().Where(option => option.CanWrite);
        return options.SelectMany(option => (string[])[$"[{name}]", $"[{name}({DeclaredAttributes.Text(option)})]"])
            .Select(optimizer => Edit(Optimizer, optimizer));
    }

    /// <summary>The document with each text in place of another one, and as it was in between.</summary>
    private static IEnumerable<string> Edits(string before, IEnumerable<string> after) =>
        after.SelectMany(text => (string[])[Base, Edit(before, text)]).Append(Base);

    private static string Edit(string before, string after) => Base.Replace(before, after, StringComparison.Ordinal);
}
