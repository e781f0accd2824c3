using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Parsing;
using AdamKernels.Generators.Planning;
using AdamKernels.Generators.Writing;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators;

/// <summary>Tells what slows a valid network down although another number would serve as well, at the number.</summary>
/// <param name="type">The class.</param>
/// <param name="spec">Its network, which can be planned.</param>
/// <param name="report">Takes the diagnostics.</param>
internal sealed class SpeedAdvice(INamedTypeSymbol type, NetworkSpec spec, Action<Diagnostic> report)
{
    public void Report()
    {
        foreach (WidthAdvice advice in WidthAdvice.For(spec))
        {
            Report(advice);
        }

        if (BatchAdvice.For(spec) is { } batch)
        {
            Report(batch);
        }
    }

    private void Report(WidthAdvice advice)
    {
        Location?[] places =
        [
            .. Readers<DenseAttribute>().Skip(advice.First).Take(advice.Last - advice.First + 1)
                .Select(layer => layer.Place(nameof(DenseAttribute.Outputs))),
        ];
        if (places[0] is { } place)
        {
            report(FixFacts.None
                .Set(LayerParser.UseOutputs(advice.Better), Literal.Int(advice.Better), places)
                .Report(
                    Descriptors.IdleLanes,
                    place,
                    Literal.Grouped(advice.Width),
                    Literal.Grouped(advice.Lanes),
                    Layers([.. Enumerable.Range(advice.First + 1, places.Length)]),
                    Literal.Count(advice.Better, "output"),
                    Literal.Count(spec.MaxBatchSize, "sample"),
                    Literal.Grouped(advice.BetterCost),
                    Literal.Grouped(advice.Cost)));
        }
    }

    private void Report(BatchAdvice advice)
    {
        const string Property = nameof(NetworkAttribute.MaxBatchSize);

        // Batches are small only where that is written.
        Location place = Readers<NetworkAttribute>().First().Place(Property)!;
        report(FixFacts.None
            .Set($"Use {Property} = {BatchAdvice.Better}", Literal.Int(BatchAdvice.Better), place)
            .Report(
                Descriptors.SmallBatch,
                place,
                Literal.Count(spec.MaxBatchSize, "sample"),
                Layers(advice.Layers),
                BatchAdvice.Better,
                Literal.Grouped(advice.Transposition),
                Literal.Grouped(advice.Cost)));
    }

    private static string Layers(IReadOnlyList<int> numbers) =>
        $"layer{(numbers.Count == 1 ? "" : "s")} {string.Join(", ", numbers.Select(Literal.Int))}";

    private IEnumerable<AttributeReader> Readers<TAttribute>()
        where TAttribute : Attribute => type.GetAttributes()
        .Where(KnownAttributes.Is<TAttribute>)
        .Select(attribute => new AttributeReader(attribute, report));
}
