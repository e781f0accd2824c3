using System.Collections.Immutable;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>What parsing a declaration gave: a spec unless something is wrong with it.</summary>
internal readonly record struct ParseResult(NetworkSpec? Spec, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Turns a class with [Network] into a spec. The generator uses the spec and the analyzer the diagnostics, so that what the one skips
/// the other explains.
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
    /// Whether this [Network] is the one that counts. A second one, at another part of the class, is an error that the compiler reports; the
    /// class must not be emitted twice because of it.
    /// </summary>
    public static bool IsFirst(ISymbol type, AttributeData network)
    {
        SyntaxReference? first = type.GetAttributes().First(attribute => KnownAttributes.NameOf(attribute) == KnownAttributes.Network).ApplicationSyntaxReference;
        SyntaxReference? given = network.ApplicationSyntaxReference;
        return first?.SyntaxTree == given?.SyntaxTree && first?.Span == given?.Span;
    }

    private bool HasErrors => _diagnostics.Any(diagnostic => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error);

    private ParseResult Parse()
    {
        ImmutableArray<AttributeData> attributes = _type.GetAttributes();
        AttributeData? network = attributes.FirstOrDefault(attribute => KnownAttributes.NameOf(attribute) == KnownAttributes.Network);
        AttributeData[] parts = attributes.Where(attribute => KnownAttributes.IsPart(KnownAttributes.NameOf(attribute))).ToArray();
        if (network is null)
        {
            // The runtime's own optimizers name their variant by an optimizer attribute.
            foreach (AttributeData part in ParameterOptimizerParser.IsDeclared(_type) ? [] : parts)
            {
                Reader(part).Report(Descriptors.NoNetwork, KnownAttributes.ShortName(part), _type.Name);
            }

            return new ParseResult(null, _diagnostics.ToImmutable());
        }

        TypeSpec type = TypeParser.Parse(_type, Report, _cancellation);
        AttributeReader reader = Reader(network);
        int inputs = reader.Size(0, "The number of inputs");
        int maxBatchSize = reader.NamedSize("MaxBatchSize", 32);
        LayerSpec[] layers = Layers(parts, inputs);
        LossSpec? loss = Loss(parts, layers);
        OptimizerSpec? optimizer = Optimizer(parts);
        GradientSpec gradient = TrainingParser.Gradient(parts, Reader);
        double? averageDecay = TrainingParser.AverageDecay(parts, Reader);
        bool standardizesInputs = parts.Any(part => KnownAttributes.NameOf(part) == KnownAttributes.StandardizeInputs);
        SurroundingsChecker.Check(_type, standardizesInputs, _diagnostics.Add, _cancellation);
        CheckLearningRates(parts, layers, optimizer);
        if (HasErrors || loss is null || optimizer is null)
        {
            return new ParseResult(null, _diagnostics.ToImmutable());
        }

        var spec = new NetworkSpec(type, inputs, maxBatchSize, new EquatableArray<LayerSpec>(layers), loss, optimizer)
        {
            Gradient = gradient,
            AverageDecay = averageDecay,
            StandardizesInputs = standardizesInputs,
        };
        return new ParseResult(HasErrors ? null : spec, _diagnostics.ToImmutable());
    }

    private LayerSpec[] Layers(AttributeData[] parts, int inputs)
    {
        AttributeData[] dense = parts.Where(part => KnownAttributes.NameOf(part) == KnownAttributes.Dense).ToArray();
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

    /// <summary>The declaration that an attribute stands at, as the position of its type's syntax.</summary>
    private (SyntaxTree?, int) DeclarationOf(AttributeData attribute) => attribute.ApplicationSyntaxReference is { } reference
        ? (reference.SyntaxTree, reference.GetSyntax(_cancellation).Parent?.Parent?.SpanStart ?? 0)
        : (null, 0);

    private LossSpec? Loss(AttributeData[] parts, LayerSpec[] layers)
    {
        AttributeData[] losses = parts.Where(part => KnownAttributes.Losses.ContainsKey(KnownAttributes.NameOf(part))).ToArray();
        if (losses.Length != 1)
        {
            ReportCount(Descriptors.LossCount, losses);
            return null;
        }

        AttributeReader reader = Reader(losses[0]);
        LossSpec loss = KnownAttributes.Losses[KnownAttributes.NameOf(losses[0])](reader);
        if (layers.Length > 0)
        {
            LossParser.Check(loss, layers[layers.Length - 1], reader);
        }

        return loss;
    }

    private OptimizerSpec? Optimizer(AttributeData[] parts)
    {
        AttributeData[] optimizers = parts.Where(part => KnownAttributes.Optimizers.ContainsKey(KnownAttributes.NameOf(part))).ToArray();
        if (optimizers.Length != 1)
        {
            ReportCount(Descriptors.OptimizerCount, optimizers);
            return null;
        }

        return KnownAttributes.Optimizers[KnownAttributes.NameOf(optimizers[0])](Reader(optimizers[0]));
    }

    /// <summary>Reports that there is none at the class, or that there are several at the second one.</summary>
    private void ReportCount(DiagnosticDescriptor descriptor, AttributeData[] attributes)
    {
        if (attributes.Length == 0)
        {
            Report(descriptor, _type.Name, "none");
        }
        else
        {
            Reader(attributes[1]).Report(descriptor, _type.Name, string.Join(" and ", attributes.Select(KnownAttributes.ShortName)));
        }
    }

    /// <summary>Checks the rates that layers train at: each is one of a step's scalars, a float.</summary>
    private void CheckLearningRates(AttributeData[] parts, LayerSpec[] layers, OptimizerSpec? optimizer)
    {
        if (HasErrors || optimizer is null)
        {
            return;
        }

        IEnumerable<AttributeData> dense = parts.Where(part => KnownAttributes.NameOf(part) == KnownAttributes.Dense);
        foreach ((AttributeData attribute, LayerSpec layer) in dense.Zip(layers, (attribute, layer) => (attribute, layer)))
        {
            double rate = optimizer.LearningRate * layer.LearningRateFactor;
            if (!AttributeReader.IsPositive(rate))
            {
                Reader(attribute).Report(Descriptors.HyperParameter, "LearningRate times LearningRateFactor", AttributeReader.PositiveText, AttributeReader.Text(rate));
            }
        }
    }

    private AttributeReader Reader(AttributeData attribute) => new(attribute, _location, _diagnostics.Add);

    private void Report(DiagnosticDescriptor descriptor, params object[] arguments) => _diagnostics.Add(Diagnostic.Create(descriptor, _location, arguments));
}
