using AdamKernels.Generators.Diagnostics;
using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Parsing;

/// <summary>Reads a [Dense] attribute and checks its options against the layers around it.</summary>
internal static class LayerParser
{
    /// <summary>The steps in which chance decides: a smaller share may drop nothing, and one that is closer to 1 everything.</summary>
    private const double DropoutStep = 1d / (1 << 24);

    public static LayerSpec Parse(AttributeReader reader, int inputs)
    {
        int outputs = reader.Size(0, "The number of outputs");
        int activation = reader.Enum(1);
        if (!Enum.IsDefined(typeof(ActivationKind), activation))
        {
            reader.Report(Descriptors.UnknownActivation, activation);
        }

        int initializer = reader.NamedEnum("Initializer");
        if (!Enum.IsDefined(typeof(InitializerKind), initializer))
        {
            reader.Report(Descriptors.UnknownInitializer, initializer);
        }

        var layer = new LayerSpec(inputs, outputs, (ActivationKind)activation)
        {
            IsNormalized = reader.Flag("LayerNorm"),
            Dropout = reader.Number("Dropout", 0, "0, or from 2^-24 to 1 - 2^-24", share => share == 0 || (share >= DropoutStep && share <= 1 - DropoutStep)),
            IsResidual = reader.Flag("Residual"),
            IsFrozen = reader.Flag("Frozen"),
            LearningRateFactor = reader.Positive("LearningRateFactor", 1),
            Initializer = (InitializerKind)initializer,
            InitialValue = reader.Number("InitialValue", 0, "finite as a float", value => Math.Abs((float)value) <= float.MaxValue),
        };
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
            reader.Report(Descriptors.ResidualWidths, layer.Inputs, layer.Outputs);
        }

        if (layer.Dropout > 0 && isLast)
        {
            reader.Report(Descriptors.DropoutLast);
        }
    }

    private static void CheckOptions(AttributeReader reader, LayerSpec layer)
    {
        if (layer is { IsNormalized: true, Outputs: 1 })
        {
            reader.Report(Descriptors.NormalizedOne);
        }

        if (layer.IsFrozen && reader.IsSet("LearningRateFactor"))
        {
            reader.Report(Descriptors.WithoutEffect, "LearningRateFactor", "the layer is Frozen and not trained");
        }

        if (reader.IsSet("InitialValue") && layer.Initializer != InitializerKind.Constant)
        {
            reader.Report(Descriptors.WithoutEffect, "InitialValue", "the Initializer is not Constant");
        }
    }
}
