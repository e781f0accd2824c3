using AdamKernels.Generators.Declared;
using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;
using AdamKernels.Generators.Writing;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads a [Dense] attribute and checks its options against the layers around it.</summary>
internal static class LayerParser
{
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
            reader.Report(Descriptors.ResidualFirst);
        }
        else if (layer.IsResidual && layer.Inputs != layer.Outputs)
        {
            reader.Report(
                Descriptors.ResidualWidths, Literal.Count(layer.Inputs, "input"), Literal.Count(layer.Outputs, "output"));
        }

        if (layer.Drops && isLast)
        {
            reader.Report(Descriptors.DropoutLast);
        }
    }

    private static void CheckOptions(AttributeReader reader, LayerSpec layer)
    {
        if (layer.Declared is { LayerNorm: true, RmsNorm: true })
        {
            reader.Report(Descriptors.WithoutEffect, nameof(DenseAttribute.RmsNorm), "the layer has LayerNorm");
        }

        if (layer is { IsCentered: true, Outputs: 1 })
        {
            reader.Report(Descriptors.NormalizedOne);
        }

        if (layer.IsFrozen && reader.IsSet(nameof(DenseAttribute.LearningRateFactor)))
        {
            reader.Report(Descriptors.WithoutEffect, "LearningRateFactor", "the layer is Frozen and not trained");
        }

        if (reader.IsSet(nameof(DenseAttribute.InitialValue)) && layer.Initializer != Initializer.Constant)
        {
            reader.Report(Descriptors.WithoutEffect, "InitialValue", "the Initializer is not Constant");
        }
    }
}
