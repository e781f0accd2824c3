namespace AdamKernels.Benchmarks.Networks;

/// <summary>What a peer must know to be the same network: dense layers, a function between them, trained with Adam's defaults.</summary>
public sealed class NetworkShape
{
    /// <summary>Describes a network.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="hiddenActivation">The function between the layers: ReLU or tanh.</param>
    /// <param name="widths">Number of inputs, then the number of outputs of each layer.</param>
    public NetworkShape(Loss loss, Activation hiddenActivation, params ReadOnlySpan<int> widths)
    {
        Loss = loss;
        HiddenActivation = hiddenActivation;
        string name = string.Join('-', widths.ToArray());
        Name = hiddenActivation == Activation.Relu ? name : $"{name} {hiddenActivation.ToString().ToLowerInvariant()}";
        Layers = new LayerShape[widths.Length - 1];
        int start = 0;
        for (int i = 0; i < Layers.Length; i++)
        {
            Layers[i] = new LayerShape(widths[i], widths[i + 1], start, i == Layers.Length - 1);
            start = Layers[i].BiasStart + Layers[i].Outputs;
        }

        ParameterCount = start;
    }

    /// <summary>The widths, as in 4-32-32-2, and the function between the layers if it is not ReLU, as in 4-32-16-4 tanh.</summary>
    public string Name { get; }

    /// <summary>The loss.</summary>
    public Loss Loss { get; }

    /// <summary>The function between the layers: ReLU or tanh. The last layer has none.</summary>
    public Activation HiddenActivation { get; }

    /// <summary>Layers from the inputs to the outputs.</summary>
    public LayerShape[] Layers { get; }

    /// <summary>Number of weights and biases.</summary>
    public int ParameterCount { get; }

    /// <summary>Number of inputs of one sample.</summary>
    public int InputCount => Layers[0].Inputs;

    /// <summary>Number of outputs of one sample.</summary>
    public int OutputCount => Layers[^1].Outputs;
}
