using System.Collections.Immutable;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>
/// Turns a class with [Network] into a spec. The generator uses the spec and the analyzer the diagnostics, so that the analyzer explains
/// what the generator skips.
/// </summary>
internal sealed class NetworkParser
{
    private readonly INamedTypeSymbol _type;
    private readonly CancellationToken _cancellation;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Location _location;

    private NetworkParser(INamedTypeSymbol type, CancellationToken cancellation)
    {
        _type = type;
        _cancellation = cancellation;
        _location = type.Locations.FirstOrDefault() ?? Location.None;
    }

    public static ParseResult Parse(INamedTypeSymbol type, CancellationToken cancellation) => new NetworkParser(type, cancellation).Parse();

    /// <summary>
    /// Whether this [Network] is the one that counts. A second one, on another part of the class, is an error that the compiler reports.
    /// The class must not be emitted twice because of it.
    /// </summary>
    public static bool IsFirst(ISymbol type, AttributeData network)
    {
        SyntaxReference? first = type.GetAttributes().First(KnownAttributes.Is<NetworkAttribute>).ApplicationSyntaxReference;
        SyntaxReference? given = network.ApplicationSyntaxReference;
        return first?.SyntaxTree == given?.SyntaxTree && first?.Span == given?.Span;
    }

    private bool HasErrors => _diagnostics.Any(diagnostic => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error);

    private ParseResult Parse()
    {
        ImmutableArray<AttributeData> attributes = _type.GetAttributes();
        AttributeData? network = attributes.FirstOrDefault(KnownAttributes.Is<NetworkAttribute>);
        AttributeData[] parts = attributes.Where(KnownAttributes.IsPart).ToArray();
        if (network is null)
        {
            // The runtime's own optimizers select their variant with an optimizer attribute.
            foreach (AttributeData part in ParameterOptimizerParser.IsDeclared(_type) ? [] : parts)
            {
                Reader(part).Report(Descriptors.NoNetwork, ShortName(part), _type.Name);
            }

            return new ParseResult(null, _diagnostics.ToImmutable());
        }

        TypeSpec type = TypeParser.Parse(_type, Report, _cancellation);
        (NetworkAttribute declared, _) = Reader(network).Read<NetworkAttribute>();
        LayerSpec[] layers = Layers(parts, declared.InputCount);
        LossAttribute? loss = Loss(parts, layers);
        OptimizerAttribute? optimizer = Optimizer(parts);
        var training = new TrainingParser(parts, Reader);
        GradientSpec gradient = training.Gradient();
        double? averageDecay = training.AverageDecay();
        bool standardizesInputs = training.StandardizesInputs();
        bool standardizesTargets = training.StandardizesTargets(loss);
        EmittedMembers members = new(standardizesInputs, standardizesTargets);
        SurroundingsChecker.Check(_type, members, _diagnostics.Add, _cancellation);
        CheckLearningRates(parts, layers, optimizer);
        if (HasErrors || loss is null || optimizer is null)
        {
            return new ParseResult(null, _diagnostics.ToImmutable());
        }

        var spec = new NetworkSpec(type, declared.InputCount, declared.MaxBatchSize, new EquatableArray<LayerSpec>(layers), loss, optimizer)
        {
            Gradient = gradient,
            AverageDecay = averageDecay,
            ComputesInputGradients = declared.ComputeInputGradients,
            StandardizesInputs = standardizesInputs,
            StandardizesTargets = standardizesTargets,
        };
        return new ParseResult(HasErrors ? null : spec, _diagnostics.ToImmutable());
    }

    private LayerSpec[] Layers(AttributeData[] parts, int inputs)
    {
        AttributeData[] dense = parts.Where(KnownAttributes.Is<DenseAttribute>).ToArray();
        if (dense.Length == 0)
        {
            Report(Descriptors.NoLayer, _type.Name);
        }

        if (dense.Select(DeclarationOf).Distinct().Count() > 1)
        {
            Report(Descriptors.SpreadDeclaration, _type.Name);
        }

        var layers = new List<LayerSpec>();
        for (int i = 0; i < dense.Length; i++)
        {
            AttributeReader reader = Reader(dense[i]);
            LayerSpec layer = LayerParser.Parse(reader, inputs);
            LayerParser.CheckPlace(reader, layer, isFirst: i == 0, isLast: i == dense.Length - 1);
            layers.Add(layer);
            inputs = layer.Outputs;
        }

        if (layers.Count > 0 && layers.All(layer => layer.IsFrozen))
        {
            Report(Descriptors.AllFrozen, _type.Name);
        }

        return layers.ToArray();
    }

    /// <summary>The declaration that an attribute belongs to, as the position of its type's syntax.</summary>
    private (SyntaxTree?, int) DeclarationOf(AttributeData attribute) => attribute.ApplicationSyntaxReference is { } reference
        ? (reference.SyntaxTree, reference.GetSyntax(_cancellation).Parent?.Parent?.SpanStart ?? 0)
        : (null, 0);

    private LossAttribute? Loss(AttributeData[] parts, LayerSpec[] layers)
    {
        AttributeData[] losses = parts.Where(KnownAttributes.Is<LossAttribute>).ToArray();
        if (losses.Length != 1)
        {
            ReportCount(Descriptors.LossCount, losses);
            return null;
        }

        AttributeReader reader = Reader(losses[0]);
        LossAttribute loss = LossParser.Parse(reader);
        if (layers.Length > 0)
        {
            LossParser.Check(loss, layers[layers.Length - 1], reader);
        }

        return loss;
    }

    private OptimizerAttribute? Optimizer(AttributeData[] parts)
    {
        AttributeData[] optimizers = parts.Where(KnownAttributes.Is<OptimizerAttribute>).ToArray();
        if (optimizers.Length != 1)
        {
            ReportCount(Descriptors.OptimizerCount, optimizers);
            return null;
        }

        return OptimizerParser.Parse(Reader(optimizers[0]));
    }

    /// <summary>Reports a missing attribute at the class, or several attributes at the second one.</summary>
    private void ReportCount(DiagnosticDescriptor descriptor, AttributeData[] attributes)
    {
        if (attributes.Length == 0)
        {
            Report(descriptor, _type.Name, "none");
        }
        else
        {
            Reader(attributes[1]).Report(descriptor, _type.Name, string.Join(" and ", attributes.Select(ShortName)));
        }
    }

    /// <summary>Checks the learning rates of the layers: each is a scalar of the step, which is a float.</summary>
    private void CheckLearningRates(AttributeData[] parts, LayerSpec[] layers, OptimizerAttribute? optimizer)
    {
        if (HasErrors || optimizer is null)
        {
            return;
        }

        IEnumerable<AttributeData> dense = parts.Where(KnownAttributes.Is<DenseAttribute>);
        foreach ((AttributeData attribute, LayerSpec layer) in dense.Zip(layers, (attribute, layer) => (attribute, layer)))
        {
            double rate = optimizer.LearningRate * layer.LearningRateFactor;
            if (!NumberRange.Positive.Contains(rate))
            {
                Reader(attribute).Report(
                    Descriptors.HyperParameter,
                    "LearningRate times LearningRateFactor",
                    NumberRange.Positive.Describe(),
                    Literal.Plain(rate));
            }
        }
    }

    private static string ShortName(AttributeData attribute) => KnownAttributes.ShortName(KnownAttributes.TypeOf(attribute)!);

    private AttributeReader Reader(AttributeData attribute) => new(attribute, _location, _diagnostics.Add);

    private void Report(DiagnosticDescriptor descriptor, params object[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, _location, arguments));
}
