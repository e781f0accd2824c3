using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads a [Dense] attribute and checks its options against the layers around it.</summary>
internal static class LayerParser
{
    /// <summary>What it is called to give a layer other outputs.</summary>
    public static string UseOutputs(int outputs) => $"Use {Literal.Count(outputs, "output")}";

    public static LayerSpec Parse(AttributeReader reader, int inputs)
    {
        (DenseAttribute declared, _) = reader.Read<DenseAttribute>();
        if (!Enum.IsDefined(typeof(Activation), declared.Activation))
        {
            reader.Report(Descriptors.UnknownActivation, (int)declared.Activation);
        }

        if (!Enum.IsDefined(typeof(Initializer), declared.Initializer))
        {
            reader.Report(Descriptors.UnknownInitializer, (int)declared.Initializer);
        }

        var layer = new LayerSpec(inputs, declared);
        CheckOptions(reader, layer);
        return layer;
    }

    /// <summary>Checks what depends on where a layer stands.</summary>
    public static void CheckPlace(AttributeReader reader, LayerSpec layer, bool isFirst, bool isLast)
    {
        if (layer.IsResidual && isFirst)
        {
            reader.ReportOptions([nameof(DenseAttribute.Residual)], Descriptors.ResidualFirst);
        }
        else if (layer.IsResidual && layer.Inputs != layer.Outputs)
        {
            FixFacts facts = FixFacts.None.At(FixRole.Remove, reader.Place(nameof(DenseAttribute.Residual)));
            if (!isLast)
            {
                facts = facts.Set(UseOutputs(layer.Inputs), Literal.Int(layer.Inputs), reader.Place(nameof(DenseAttribute.Outputs)));
            }

            reader.Report(
                facts,
                Descriptors.ResidualWidths,
                Literal.Count(layer.Inputs, "input"),
                Literal.Count(layer.Outputs, "output"));
        }

        if (layer.Drops && isLast)
        {
            reader.ReportOptions(
                [nameof(DenseAttribute.Dropout), nameof(DenseAttribute.AdjustableDropout)], Descriptors.DropoutLast);
        }
    }

    private static void CheckOptions(AttributeReader reader, LayerSpec layer)
    {
        if (layer.Declared.LayerNorm && layer.Declared.RmsNorm)
        {
            ReportWithoutEffect(reader, nameof(DenseAttribute.RmsNorm), "the layer has LayerNorm");
        }

        if (layer.IsCentered && layer.Outputs == 1)
        {
            reader.ReportOptions([nameof(DenseAttribute.LayerNorm)], Descriptors.NormalizedOne);
        }

        if (layer.IsFrozen && reader.IsSet(nameof(DenseAttribute.LearningRateFactor)))
        {
            ReportWithoutEffect(reader, nameof(DenseAttribute.LearningRateFactor), "the layer is Frozen and not trained");
        }

        if (reader.IsSet(nameof(DenseAttribute.InitialValue)) && layer.Initializer != Initializer.Constant)
        {
            ReportWithoutEffect(reader, nameof(DenseAttribute.InitialValue), "the Initializer is not Constant");
        }
    }

    private static void ReportWithoutEffect(AttributeReader reader, string option, string reason) =>
        reader.ReportOptions([option], Descriptors.WithoutEffect, option, reason);
}
