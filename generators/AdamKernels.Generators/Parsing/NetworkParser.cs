using System.Collections.Immutable;
using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>
/// Turns a class with [Network] into a spec. The generator uses the spec and the analyzer the diagnostics, so that the analyzer explains
/// what the generator skips. Errors of the network and errors of the class are told apart: the analyzer sees a class with the emitted
/// members in it, whose names are then taken.
/// </summary>
internal sealed class NetworkParser
{
    private readonly INamedTypeSymbol _type;
    private readonly CancellationToken _cancellation;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    private NetworkParser(INamedTypeSymbol type, CancellationToken cancellation)
    {
        _type = type;
        _cancellation = cancellation;
    }

    public static ParseResult Parse(INamedTypeSymbol type, CancellationToken cancellation) => new NetworkParser(type, cancellation).Parse();

    /// <summary>
    /// Whether this [Network] is the one that counts. A second one, on another part of the class, is an error that the compiler reports.
    /// The class must not be emitted twice because of it.
    /// </summary>
    public static bool IsFirst(ISymbol type, AttributeData network) =>
        WrittenAttribute.Of(type.GetAttributes().First(KnownAttributes.Is<NetworkAttribute>)) == WrittenAttribute.Of(network);

    private Location Location => _type.Locations[0];

    private int ErrorCount => _diagnostics.Count(diagnostic => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error);

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
                AttributeReader reader = Reader(part);
                reader.Report(Descriptors.NoNetwork, reader.ShortName, _type.Name);
            }

            return new ParseResult(null, null, _diagnostics.ToImmutable());
        }

        bool isKnown = ConstantChecker.Check(_type, [network, .. parts], _diagnostics.Add, _cancellation);
        (NetworkAttribute declared, _) = Reader(network).Read<NetworkAttribute>();
        LayerSpec[] layers = Layers(network, parts, declared.InputCount);
        LossAttribute? loss = Loss(network, parts, layers);
        AttributeReader? update = Only<OptimizerAttribute>(network, parts, Descriptors.OptimizerCount, static _ => true);
        OptimizerAttribute? optimizer = update is null ? null : OptimizerParser.Parse(update);
        var training = new TrainingParser(parts, Reader);
        GradientSpec gradient = training.Gradient();
        double? averageDecay = training.AverageDecay();
        training.CheckTargets(loss);
        training.CheckShards(gradient, declared.MaxBatchSize);
        CheckLearningRates(parts, layers, optimizer);
        int errors = ErrorCount;

        TypeSpec type = TypeParser.Parse(_type, Report, _cancellation);
        EmittedMembers members = new(training.StandardizesInputs, training.StandardizesTargets);
        SurroundingsChecker.Check(_type, members, _diagnostics.Add, _cancellation);
        bool takesMembers = isKnown && ErrorCount == errors;

        var surface = new SurfaceSpec(
            type, declared.InputCount, declared.MaxBatchSize, new EquatableArray<LayerSpec>(layers), FirstLoss(parts))
        {
            StandardizesInputs = training.StandardizesInputs,
            StandardizesTargets = training.StandardizesTargets,
        };
        NetworkSpec? spec = errors > 0 || loss is null || optimizer is null ? null : new NetworkSpec(
            surface.Type, surface.InputCount, surface.MaxBatchSize, surface.Layers, loss, optimizer)
        {
            Gradient = gradient,
            AverageDecay = averageDecay,
            ComputesInputGradients = declared.ComputeInputGradients,
            StandardizesInputs = surface.StandardizesInputs,
            StandardizesTargets = surface.StandardizesTargets,
        };
        return new ParseResult(spec, takesMembers ? surface : null, _diagnostics.ToImmutable());
    }

    private LayerSpec[] Layers(AttributeData network, AttributeData[] parts, int inputs)
    {
        AttributeData[] dense = parts.Where(KnownAttributes.Is<DenseAttribute>).ToArray();
        if (dense.Length == 0)
        {
            Report(Descriptors.NoLayer, _type.Name);
        }

        if (dense.Select(layer => WrittenAttribute.Of(layer, _cancellation).Parent!.Parent).Distinct().Count() > 1)
        {
            _diagnostics.Add(FixFacts.None
                .At(FixRole.Move, dense.Select(layer => Reader(layer).Location))
                .At(FixRole.MoveTo, Reader(network).Location)
                .Report(Descriptors.SpreadDeclaration, Location, _type.Name));
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

    private LossAttribute? Loss(AttributeData network, AttributeData[] parts, LayerSpec[] layers)
    {
        LayerSpec? last = layers.LastOrDefault();
        bool areStandardized = parts.Any(KnownAttributes.Is<StandardizeTargetsAttribute>);
        AttributeReader? reader = Only<LossAttribute>(
            network,
            parts,
            Descriptors.LossCount,
            loss => (last is null || LossParser.Fits(loss, last)) && (!areStandardized || loss.TakesQuantities));
        if (reader is null)
        {
            return null;
        }

        LossAttribute loss = LossParser.Parse(reader);
        if (last is not null)
        {
            LossParser.Check(loss, last, reader, Reader(parts.Last(KnownAttributes.Is<DenseAttribute>)));
        }

        return loss;
    }

    /// <summary>The first loss, unchecked; null if there is none.</summary>
    private ByValue<LossAttribute>? FirstLoss(AttributeData[] parts)
    {
        AttributeData? first = parts.FirstOrDefault(KnownAttributes.Is<LossAttribute>);
        return first is null ? default(ByValue<LossAttribute>?)
            : new AttributeReader(first, static _ => { }).Read<LossAttribute>().Attribute;
    }

    /// <summary>
    /// The reader of the only attribute of a kind. Otherwise, a missing one is reported at the class, or several ones at the second.
    /// </summary>
    /// <param name="network">The <c>[Network]</c>.</param>
    /// <param name="parts">The other attributes of the declaration.</param>
    /// <param name="descriptor">The diagnostic.</param>
    /// <param name="fits">Whether an attribute with its defaults can be suggested.</param>
    private AttributeReader? Only<TAttribute>(
        AttributeData network, AttributeData[] parts, DiagnosticDescriptor descriptor, Func<TAttribute, bool> fits)
        where TAttribute : Attribute
    {
        AttributeReader[] given = [.. parts.Where(KnownAttributes.Is<TAttribute>).Select(Reader)];
        if (given.Length == 0)
        {
            AttributeData before = parts.LastOrDefault(KnownAttributes.Is<LossAttribute>)
                ?? parts.LastOrDefault(KnownAttributes.Is<DenseAttribute>)
                ?? network;
            _diagnostics.Add(FixFacts.None
                .At(FixRole.AddAfter, Reader(before).Location)
                .With(FixText.Choices, string.Join(",", KnownAttributes.Choices(fits)))
                .Report(descriptor, Location, _type.Name, "none"));
        }
        else if (given.Length > 1)
        {
            given[1].Report(
                FixFacts.None.At(FixRole.Keep, given.Select(reader => reader.Location)),
                descriptor,
                _type.Name,
                string.Join(" and ", given.Select(reader => reader.ShortName)));
        }

        return given.Length == 1 ? given[0] : null;
    }

    /// <summary>Checks the learning rates of the layers: each is a scalar of the step, which is a float.</summary>
    private void CheckLearningRates(AttributeData[] parts, LayerSpec[] layers, OptimizerAttribute? optimizer)
    {
        if (ErrorCount > 0 || optimizer is null)
        {
            return;
        }

        IEnumerable<AttributeData> dense = parts.Where(KnownAttributes.Is<DenseAttribute>);
        foreach ((AttributeData attribute, LayerSpec layer) in dense.Zip(layers, (attribute, layer) => (attribute, layer)))
        {
            double rate = optimizer.LearningRate * layer.LearningRateFactor;
            if (!NumberRange.Positive.Contains(rate))
            {
                Reader(attribute).ReportOptions(
                    [nameof(DenseAttribute.LearningRateFactor)],
                    Descriptors.HyperParameter,
                    "LearningRate times LearningRateFactor",
                    NumberRange.Positive.Describe(),
                    Literal.Plain(rate));
            }
        }
    }

    private AttributeReader Reader(AttributeData attribute) => new(attribute, _diagnostics.Add);

    private void Report(DiagnosticDescriptor descriptor, params object[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, Location, arguments));
}
