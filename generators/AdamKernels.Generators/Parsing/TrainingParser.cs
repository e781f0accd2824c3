using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using Microsoft.CodeAnalysis;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads the attributes of training besides loss and optimizer: what is done to gradients, and the parameters' average.</summary>
internal static class TrainingParser
{
    /// <param name="parts">The attributes of the declaration.</param>
    /// <param name="read">Gives the reader of an attribute.</param>
    public static GradientSpec Gradient(AttributeData[] parts, Func<AttributeData, AttributeReader> read)
    {
        AttributeReader? norm = Find(parts, KnownAttributes.ClipGradientNorm, read);
        AttributeReader? value = Find(parts, KnownAttributes.ClipGradientValue, read);
        AttributeReader? batches = Find(parts, KnownAttributes.AccumulateGradients, read);
        if (norm is not null && value is not null)
        {
            value.Report(Descriptors.TwoLimits);
        }

        int count = batches?.Integer(0, 2) ?? 1;
        if (batches is not null && count < 2)
        {
            batches.Report(Descriptors.HyperParameter, "The number of batches", "at least 2", count);
        }

        return new GradientSpec
        {
            MaxNorm = norm?.Positive(0, "The largest norm"),
            MaxValue = value?.Positive(0, "The largest magnitude"),
            Batches = count,
        };
    }

    public static double? AverageDecay(AttributeData[] parts, Func<AttributeData, AttributeReader> read) =>
        Find(parts, KnownAttributes.AverageParameters, read)?.Decay("Decay", 0.999);

    private static AttributeReader? Find(AttributeData[] parts, string name, Func<AttributeData, AttributeReader> read) =>
        parts.FirstOrDefault(part => KnownAttributes.NameOf(part) == name) is { } part ? read(part) : null;
}
