using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Diagnostics;

/// <summary>All diagnostics of a declaration. docs/diagnostics.md has a section for each id.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Error(
        "AK0001",
        "Class is not partial",
        "'{0}' must be partial so that the generator can add members to it");

    public static readonly DiagnosticDescriptor ContainerNotPartial = Error(
        "AK0002",
        "Containing type is not partial",
        "'{0}' is nested in '{1}', which must be partial too");

    public static readonly DiagnosticDescriptor Generic = Error(
        "AK0003",
        "Network is generic",
        "'{0}' must not be generic or nested in a generic type: its kernels are emitted for a single shape");

    public static readonly DiagnosticDescriptor NotInstantiable = Error(
        "AK0004",
        "Network is static, abstract, a record or has a primary constructor",
        "'{0}' must be an ordinary class: not static, not abstract, not a record, and without a primary constructor");

    public static readonly DiagnosticDescriptor NoLayer = Error(
        "AK0005",
        "Network has no layer",
        "'{0}' has no [Dense] layer; it needs at least one");

    public static readonly DiagnosticDescriptor SizeBelowOne = Error(
        "AK0006",
        "Size is below 1",
        "{0} must be at least 1, but is {1}");

    public static readonly DiagnosticDescriptor TooLarge = Error(
        "AK0007",
        "Network is too large",
        "'{0}' is too large: {1}");

    public static readonly DiagnosticDescriptor LossCount = Error(
        "AK0008",
        "Network needs exactly one loss",
        "'{0}' needs exactly one loss attribute, but has {1}");

    public static readonly DiagnosticDescriptor OptimizerCount = Error(
        "AK0009",
        "Network needs exactly one optimizer",
        "'{0}' needs exactly one optimizer attribute, but has {1}");

    public static readonly DiagnosticDescriptor HyperParameter = Error(
        "AK0010",
        "Hyper-parameter is out of range",
        "{0} must be {1}, but is {2}");

    public static readonly DiagnosticDescriptor SoftmaxOfOne = Error(
        "AK0011",
        "Softmax cross-entropy needs two outputs",
        "Softmax cross-entropy needs at least two outputs, but the last layer has {0}; for a single output, use [BinaryCrossEntropy]");

    public static readonly DiagnosticDescriptor ActivatedLogits = Error(
        "AK0012",
        "Loss on logits follows an activation",
        "{0} takes logits and applies its own activation: the last layer's activation must be Identity, but is {1}");

    public static readonly DiagnosticDescriptor SpreadDeclaration = Error(
        "AK0013",
        "Layers are spread over several declarations",
        "The layers of '{0}' are declared on several partial declarations, so their order is undefined; put them all on one");

    public static readonly DiagnosticDescriptor NoNetwork = Error(
        "AK0014",
        "Attribute without [Network]",
        "[{0}] on '{1}' has no effect without [Network]");

    public static readonly DiagnosticDescriptor UnknownActivation = Error(
        "AK0015",
        "Unknown activation",
        "{0} is not a value of Activation");

    public static readonly DiagnosticDescriptor FileLocal = Error(
        "AK0016",
        "Network is file-local",
        "'{0}' must not be file-local: the generator adds its members in other files");

    public static readonly DiagnosticDescriptor NesterovWithoutMomentum = Error(
        "AK0017",
        "Nesterov without plain momentum",
        "Nesterov needs a Momentum above 0 and a Dampening of 0, but they are {0} and {1}");

    public static readonly DiagnosticDescriptor ResidualWidths = Error(
        "AK0018",
        "Residual connection between different widths",
        "A residual connection needs as many outputs as inputs, but the layer has {0} and {1}");

    public static readonly DiagnosticDescriptor ResidualFirst = Error(
        "AK0019",
        "Residual connection on the first layer",
        "The first layer cannot have a residual connection: there is no layer before it");

    public static readonly DiagnosticDescriptor DropoutLast = Error(
        "AK0020",
        "Dropout on the last layer",
        "The last layer cannot have dropout: it would set outputs of the network to 0");

    public static readonly DiagnosticDescriptor AllFrozen = Error(
        "AK0021",
        "All layers are frozen",
        "All layers of '{0}' are frozen; at least one must be trainable");

    public static readonly DiagnosticDescriptor NormalizedOne = Error(
        "AK0022",
        "Normalization of a single output",
        "LayerNorm needs at least two outputs: a single output is always normalized to 0");

    public static readonly DiagnosticDescriptor WithoutEffect = Error(
        "AK0023",
        "Option has no effect",
        "{0} has no effect: {1}");

    public static readonly DiagnosticDescriptor UnknownInitializer = Error(
        "AK0024",
        "Unknown initializer",
        "{0} is not a value of Initializer");

    public static readonly DiagnosticDescriptor WeightCount = Error(
        "AK0025",
        "Weights do not match the outputs",
        "{0} needs one weight per output: expected {1}, but got {2}");

    public static readonly DiagnosticDescriptor TwoLimits = Error(
        "AK0026",
        "Two limits on gradients",
        "[ClipGradientNorm] and [ClipGradientValue] cannot be combined: gradients are limited either by norm or by value");

    public static readonly DiagnosticDescriptor BaseConstructor = Error(
        "AK0027",
        "Base class has no parameterless constructor",
        "'{0}' derives from '{1}', which has no constructor that the generated one can call without arguments");

    public static readonly DiagnosticDescriptor LeftNull = Warning(
        "AK0028",
        "Member is left null",
        "'{0}' must not be null, but the generated constructor of '{1}' does not set it: give it an initializer, or make it "
        + "required or nullable");

    public static readonly DiagnosticDescriptor TakenName = Error(
        "AK0029",
        "Member has the name of a generated member",
        "'{0}' has a {1}, but the generator adds one too: rename or remove yours");

    public static readonly DiagnosticDescriptor ReservedName = Error(
        "AK0030",
        "Network has the name of a generated member",
        "A network cannot be named '{0}': the generator uses that name for a member");

    public static readonly DiagnosticDescriptor HiddenRoot = Error(
        "AK0031",
        "Global type hides what generated code needs",
        "The type '{0}' in the global namespace hides what the generated code of '{1}' needs; rename it or move it to a namespace");

    public static readonly DiagnosticDescriptor LanguageVersion = Error(
        "AK0032",
        "Language version is too old",
        "'{0}' needs C# 11 or later, but the project uses C# {1}");

    public static readonly DiagnosticDescriptor TargetsWithoutUnit = Error(
        "AK0033",
        "Targets cannot be standardized",
        "[StandardizeTargets] needs MeanSquaredError, MeanAbsoluteError or Huber, but the loss is {0}");

    public static readonly DiagnosticDescriptor UnknownConstant = Error(
        "AK0034",
        "Argument is not known to the generator",
        "The generator needs the value of '{0}', which is no constant or comes from generated code, which does not exist yet");

    public static readonly DiagnosticDescriptor IdleLanes = Info(
        "AK0035",
        "Width leaves lanes idle",
        "The kernels of {2} compute {1} lanes for {0} outputs; with {3}, a step of {4} takes {5} operations on 16 floats instead of {6}");

    public static readonly DiagnosticDescriptor SmallBatch = Info(
        "AK0036",
        "Batches are too small to transpose weights",
        "With at most {0} in a batch, the input gradient of {1} is summed as dot products; from {2} on, a step transposes the weights, "
        + "with {3} of its {4} operations on 16 floats, and computes whole tiles");

    public static readonly DiagnosticDescriptor EmptyShards = Error(
        "AK0037",
        "Batch has fewer samples than shards",
        "[Shards({0})] needs a MaxBatchSize of at least {0}, but it is {1}: some shards would always be empty");

    /// <summary>All descriptors, in the order of their ids.</summary>
    public static readonly DiagnosticDescriptor[] All =
    [
        NotPartial, ContainerNotPartial, Generic, NotInstantiable, NoLayer, SizeBelowOne, TooLarge, LossCount, OptimizerCount,
        HyperParameter,
        SoftmaxOfOne, ActivatedLogits, SpreadDeclaration, NoNetwork, UnknownActivation, FileLocal, NesterovWithoutMomentum,
        ResidualWidths, ResidualFirst, DropoutLast, AllFrozen, NormalizedOne, WithoutEffect, UnknownInitializer, WeightCount, TwoLimits,
        BaseConstructor, LeftNull, TakenName, ReservedName, HiddenRoot, LanguageVersion, TargetsWithoutUnit,
        UnknownConstant, IdleLanes, SmallBatch, EmptyShards,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, string message) =>
        Create(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) => new(
        id,
        title,
        message,
        "AdamKernels",
        severity,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/AdamKernels/AdamKernels/blob/main/docs/diagnostics.md#{id.ToLowerInvariant()}");
}
