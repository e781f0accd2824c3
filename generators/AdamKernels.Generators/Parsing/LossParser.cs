using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads a loss and checks it.</summary>
internal static class LossParser
{
    public static LossAttribute Parse(AttributeReader reader)
    {
        (LossAttribute loss, bool isValid) = reader.Read<LossAttribute>();
        if (isValid
            && loss is SoftmaxCrossEntropyAttribute { ClassWeights: { Length: > 0 } weights }
            && weights.All(weight => (float)weight == 0))
        {
            reader.Report(
                Descriptors.HyperParameter, nameof(SoftmaxCrossEntropyAttribute.ClassWeights), "above 0 for a class", "0 for all of them");
        }

        return loss;
    }

    /// <summary>Checks a loss against the outputs that it is computed from.</summary>
    public static void Check(LossAttribute loss, LayerSpec last, AttributeReader reader)
    {
        if (loss is SoftmaxCrossEntropyAttribute && last.Outputs == 1)
        {
            reader.Report(Descriptors.SoftmaxOfOne, last.Outputs);
        }

        if (loss.TakesLogits && last.Activation != Activation.Identity)
        {
            reader.Report(Descriptors.ActivatedLogits, KnownAttributes.ShortName(loss.GetType()), last.Activation);
        }

        (string name, double[]? weights) = loss switch
        {
            SoftmaxCrossEntropyAttribute softmax => (nameof(softmax.ClassWeights), softmax.ClassWeights),
            BinaryCrossEntropyAttribute binary => (nameof(binary.PositiveWeights), binary.PositiveWeights),
            _ => ("", null),
        };
        if (weights is not null && weights.Length != last.Outputs)
        {
            reader.Report(Descriptors.WeightCount, name, last.Outputs, weights.Length);
        }
    }
}
