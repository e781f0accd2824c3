using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads the loss attributes; the defaults are those of the runtime's attributes.</summary>
internal static class LossParser
{
    public static LossSpec Huber(AttributeReader reader) => new HuberSpec(reader.Positive("Delta", 1));

    public static LossSpec BinaryCrossEntropy(AttributeReader reader) => new BinaryCrossEntropySpec(
        reader.Numbers("PositiveWeights", "positive and finite as a float", value => (float)value > 0 && (float)value <= float.MaxValue));

    public static LossSpec SoftmaxCrossEntropy(AttributeReader reader)
    {
        double smoothing = reader.Number("LabelSmoothing", 0, "at least 0 and at most 1", value => value >= 0 && value <= 1);
        EquatableArray<double> weights = reader.Numbers("ClassWeights", "0, or at least 1E-30 and finite as a float", value => value == 0 || (value >= 1e-30 && (float)value <= float.MaxValue));
        if (weights.Count > 0 && weights.All(weight => (float)weight == 0))
        {
            reader.Report(Descriptors.HyperParameter, "ClassWeights", "above 0 for a class", "0 for all of them");
        }

        return new SoftmaxCrossEntropySpec(smoothing, weights);
    }

    /// <summary>Checks a loss against the outputs that it is computed of.</summary>
    public static void Check(LossSpec loss, LayerSpec last, AttributeReader reader)
    {
        if (loss.Kind == LossKind.SoftmaxCrossEntropy && last.Outputs == 1)
        {
            reader.Report(Descriptors.SoftmaxOfOne, last.Outputs);
        }

        if (loss.TakesLogits && last.Activation != ActivationKind.Identity)
        {
            reader.Report(Descriptors.ActivatedLogits, loss.Kind, last.Activation);
        }

        (string name, EquatableArray<double> weights) = loss switch
        {
            SoftmaxCrossEntropySpec softmax => ("ClassWeights", softmax.ClassWeights),
            BinaryCrossEntropySpec binary => ("PositiveWeights", binary.PositiveWeights),
            _ => ("", default),
        };
        if (weights.Count > 0 && weights.Count != last.Outputs)
        {
            reader.Report(Descriptors.WeightCount, name, last.Outputs, weights.Count);
        }
    }
}
