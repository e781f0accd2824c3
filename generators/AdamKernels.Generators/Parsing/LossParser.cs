using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads a loss and checks it.</summary>
internal static class LossParser
{
    private const int MinClasses = 2;

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

    /// <summary>Whether a loss can be computed from the outputs of a layer.</summary>
    public static bool Fits(LossAttribute loss, LayerSpec last) => !LacksClasses(loss, last) && !FollowsActivation(loss, last);

    /// <summary>Checks a loss against the outputs that it is computed from.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="last">The last layer.</param>
    /// <param name="reader">The reader of the loss.</param>
    /// <param name="layer">The reader of the last layer.</param>
    public static void Check(LossAttribute loss, LayerSpec last, AttributeReader reader, AttributeReader layer)
    {
        if (LacksClasses(loss, last))
        {
            FixFacts facts = FixFacts.None.Set(
                LayerParser.UseOutputs(MinClasses), Literal.Int(MinClasses), layer.Place(nameof(DenseAttribute.Outputs)));
            reader.Report(
                reader.IsBare ? facts.With(FixText.Replacement, KnownAttributes.ShortName(typeof(BinaryCrossEntropyAttribute))) : facts,
                Descriptors.SoftmaxOfOne,
                last.Outputs);
        }

        if (FollowsActivation(loss, last))
        {
            reader.Report(
                FixFacts.None.At(FixRole.Remove, layer.Place(nameof(DenseAttribute.Activation))),
                Descriptors.ActivatedLogits,
                KnownAttributes.ShortName(loss.GetType()),
                last.Activation);
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

    private static bool LacksClasses(LossAttribute loss, LayerSpec last) =>
        loss is SoftmaxCrossEntropyAttribute && last.Outputs == MinClasses - 1;

    private static bool FollowsActivation(LossAttribute loss, LayerSpec last) =>
        loss.TakesLogits && last.Activation != Activation.Identity;
}
