using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Stages;

/// <summary>The steps of a network.</summary>
internal static class DeclaredStages
{
    /// <summary>The steps from the inputs to the outputs.</summary>
    public static IEnumerable<Stage> Of(NetworkDescription description)
    {
        if (description.StandardizesInputs)
        {
            yield return new InputScaleStage();
        }

        for (int i = 0; i < description.Layers.Length; i++)
        {
            LayerDescription layer = description.Layers[i];
            string place = $"layer {i + 1}";
            yield return new DenseStage(layer, place);
            if (layer.Find(ParameterRole.Gain) is { } gain)
            {
                yield return new NormalizationStage(gain, layer.Find(ParameterRole.Shift), place);
            }

            if (layer.Activation != Activation.Identity)
            {
                yield return new ActivationStage(layer.Activation, place);
            }

            if (layer.IsResidual)
            {
                yield return new ResidualStage(place);
            }
        }

        if (description.StandardizesTargets)
        {
            yield return new TargetScaleStage();
        }

        yield return new LossStage(description.Loss);
    }
}
