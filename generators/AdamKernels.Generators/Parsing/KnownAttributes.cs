using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>The runtime's attributes by their metadata names.</summary>
internal static class KnownAttributes
{
    public const string Namespace = "AdamKernels";

    public const string Network = Namespace + ".NetworkAttribute";

    /// <summary>Internal to the runtime, which has its own optimizers emitted by the same emitters.</summary>
    public const string ParameterOptimizer = Namespace + ".Runtime.ParameterOptimizerAttribute";

    public const string Dense = Namespace + ".DenseAttribute";

    public const string ClipGradientNorm = Namespace + ".ClipGradientNormAttribute";

    public const string ClipGradientValue = Namespace + ".ClipGradientValueAttribute";

    public const string AccumulateGradients = Namespace + ".AccumulateGradientsAttribute";

    public const string AverageParameters = Namespace + ".AverageParametersAttribute";

    public const string StandardizeInputs = Namespace + ".StandardizeInputsAttribute";

    public static readonly IReadOnlyDictionary<string, Func<AttributeReader, LossSpec>> Losses =
        new Dictionary<string, Func<AttributeReader, LossSpec>>
        {
            [Namespace + ".MeanSquaredErrorAttribute"] = _ => new MeanSquaredErrorSpec(),
            [Namespace + ".MeanAbsoluteErrorAttribute"] = _ => new MeanAbsoluteErrorSpec(),
            [Namespace + ".HuberAttribute"] = LossParser.Huber,
            [Namespace + ".BinaryCrossEntropyAttribute"] = LossParser.BinaryCrossEntropy,
            [Namespace + ".SoftmaxCrossEntropyAttribute"] = LossParser.SoftmaxCrossEntropy,
            [Namespace + ".CustomLossAttribute"] = _ => new CustomLossSpec(),
        };

    public static readonly IReadOnlyDictionary<string, Func<AttributeReader, OptimizerSpec>> Optimizers =
        new Dictionary<string, Func<AttributeReader, OptimizerSpec>>
        {
            [Namespace + ".AdamAttribute"] = OptimizerParser.Adam,
            [Namespace + ".AdamWAttribute"] = OptimizerParser.AdamW,
            [Namespace + ".SgdAttribute"] = OptimizerParser.Sgd,
            [Namespace + ".RmsPropAttribute"] = OptimizerParser.RmsProp,
            [Namespace + ".NAdamAttribute"] = OptimizerParser.NAdam,
            [Namespace + ".RAdamAttribute"] = OptimizerParser.RAdam,
            [Namespace + ".AdamaxAttribute"] = OptimizerParser.Adamax,
            [Namespace + ".AdagradAttribute"] = OptimizerParser.Adagrad,
            [Namespace + ".LionAttribute"] = OptimizerParser.Lion,
        };

    private static readonly HashSet<string> s_options =
        [Dense, ClipGradientNorm, ClipGradientValue, AccumulateGradients, AverageParameters, StandardizeInputs];

    /// <summary>Whether an attribute is part of a network's declaration, besides <c>[Network]</c>.</summary>
    public static bool IsPart(string name) => s_options.Contains(name) || Losses.ContainsKey(name) || Optimizers.ContainsKey(name);

    public static string NameOf(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingNamespace: { Name: Namespace, ContainingNamespace.IsGlobalNamespace: true } } type
            ? $"{Namespace}.{type.MetadataName}"
            : "";

    /// <summary>The name as a user writes it.</summary>
    public static string ShortName(AttributeData attribute)
    {
        const string Suffix = "Attribute";
        string name = attribute.AttributeClass!.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
