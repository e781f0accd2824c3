using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>
/// Reads the attributes of training other than loss and optimizer: what is done to gradients, and the average of the parameters.
/// </summary>
/// <param name="parts">The attributes of the declaration.</param>
/// <param name="read">Gives the reader of an attribute.</param>
internal sealed class TrainingParser(AttributeData[] parts, Func<AttributeData, AttributeReader> read)
{
    public bool StandardizesInputs => Reader<StandardizeInputsAttribute>() is not null;

    public bool StandardizesTargets => Reader<StandardizeTargetsAttribute>() is not null;

    public GradientSpec Gradient()
    {
        if (Reader<ClipGradientNormAttribute>() is { } norm && Reader<ClipGradientValueAttribute>() is { } value)
        {
            value.Report(FixFacts.None.At(FixRole.Keep, [norm.Location, value.Location]), Descriptors.TwoLimits);
        }

        ClipGradientValueAttribute? limit = Find<ClipGradientValueAttribute>();
        return new GradientSpec
        {
            MaxNorm = Find<ClipGradientNormAttribute>()?.MaxNorm,
            MaxValue = limit?.MaxMagnitude,
            AdjustsMaxValue = limit is { Adjustable: true },
            Batches = Find<AccumulateGradientsAttribute>()?.Batches ?? 1,
            Shards = Find<ShardsAttribute>()?.Count ?? 1,
        };
    }

    public double? AverageDecay() => Find<AverageParametersAttribute>()?.Decay;

    /// <summary>Checks that standardized targets have a loss of quantities.</summary>
    public void CheckTargets(LossAttribute? loss)
    {
        if (loss is { TakesQuantities: false })
        {
            Reader<StandardizeTargetsAttribute>()?.Report(Descriptors.TargetsWithoutUnit, KnownAttributes.ShortName(loss.GetType()));
        }
    }

    /// <summary>Checks that each shard of the largest batch has a sample.</summary>
    public void CheckShards(GradientSpec gradient, int maxBatchSize)
    {
        if (gradient.Shards > Math.Max(maxBatchSize, 1))
        {
            Reader<ShardsAttribute>()!.Report(Descriptors.EmptyShards, Literal.Int(gradient.Shards), Literal.Int(maxBatchSize));
        }
    }

    private TAttribute? Find<TAttribute>()
        where TAttribute : Attribute => Reader<TAttribute>()?.Read<TAttribute>().Attribute;

    private AttributeReader? Reader<TAttribute>()
        where TAttribute : Attribute => parts.FirstOrDefault(KnownAttributes.Is<TAttribute>) is { } part ? read(part) : null;
}
