using AdamKernels.Onnx.Stages;
using AdamKernels.Runtime;

namespace AdamKernels.Onnx.Reading;

/// <summary>The numbers that a model has for a network.</summary>
/// <param name="description">What the network declares.</param>
internal sealed class LoadedNetwork(NetworkDescription description)
{
    /// <summary>Number of inputs.</summary>
    public int InputCount => description.InputCount;

    /// <summary>Number of outputs.</summary>
    public int OutputCount => description.OutputCount;

    /// <summary>The parameters.</summary>
    public CanonicalParameters Parameters { get; } = new(description);

    /// <summary>The standardization of the inputs; null if the network declares none.</summary>
    public Standardization? InputScale { get; set; }

    /// <summary>The standardization of the targets; null if the network declares none.</summary>
    public Standardization? TargetScale { get; set; }

    /// <summary>Gives the numbers to the network.</summary>
    public void CopyTo(INetwork network)
    {
        network.SetParameters(Parameters.Values);
        if (InputScale is not null)
        {
            network.InputStandardization = InputScale;
        }

        if (TargetScale is not null)
        {
            network.TargetStandardization = TargetScale;
        }
    }
}
