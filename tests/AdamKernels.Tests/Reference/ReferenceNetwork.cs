using AdamKernels.Runtime;

namespace AdamKernels.Tests.Reference;

/// <summary>
/// The same network in double, written for clarity: parameters in canonical order, plain loops, no tricks. What the kernels are
/// compared with.
/// </summary>
/// <param name="description">The network.</param>
/// <param name="loss">Its loss with its options; without options that of the description.</param>
internal sealed class ReferenceNetwork(NetworkDescription description, ReferenceLoss? loss = null)
{
    private readonly ReferenceLoss _loss = loss ?? new ReferenceLoss(Enum.Parse<LossKind>(description.Loss.Name));

    /// <summary>What dropout is decided by; nothing is dropped unless it is set.</summary>
    public DropoutKey Dropout { get; set; }

    /// <summary>Outputs of every layer for one sample; the first entry is the input.</summary>
    public double[][] Forward(double[] parameters, double[] input, int row = 0) =>
        [input, .. Layers(parameters, input, row).Select(layer => layer.Output)];

    /// <summary>Mean loss of a batch.</summary>
    public double Loss(double[] parameters, double[][] inputs, double[][] targets) =>
        inputs.Select((input, row) => _loss.Value(Forward(parameters, input, row)[^1], targets[row])).Sum() / _loss.Divisor(targets);

    /// <summary>Gradient of the mean loss of a batch with respect to every parameter; 0 for those of a frozen layer.</summary>
    public double[] Gradient(double[] parameters, double[][] inputs, double[][] targets) => Gradient(
        parameters, inputs, (row, outputs) => [.. _loss.Gradient(outputs, targets[row]).Select(g => g / _loss.Divisor(targets))]);

    /// <summary>Gradient with respect to every parameter, from that with respect to the outputs of each row.</summary>
    public double[] Gradient(double[] parameters, double[][] inputs, Func<int, double[], double[]> ofOutputs) =>
        Backward(parameters, inputs, ofOutputs).OfParameters;

    /// <summary>
    /// Gradients with respect to every parameter and to the inputs of each row, from those with respect to the outputs of each row.
    /// </summary>
    public (double[] OfParameters, double[][] OfInputs) Backward(
        double[] parameters, double[][] inputs, Func<int, double[], double[]> ofOutputs)
    {
        var gradient = new double[description.ParameterCount];
        var ofInputs = new double[inputs.Length][];
        for (int row = 0; row < inputs.Length; row++)
        {
            ReferenceLayer[] layers = [.. Layers(parameters, inputs[row], row)];
            double[] upstream = ofOutputs(row, layers[^1].Output);
            int end = description.ParameterCount;
            for (int l = layers.Length - 1; l >= 0; l--)
            {
                int count = description.Layers[l].ParameterCount;
                Span<double> own = gradient.AsSpan(end - count, count);
                upstream = layers[l].Backward(upstream, own);
                if (description.Layers[l].Blocks.Any(block => !block.IsTrained))
                {
                    own.Clear();
                }

                end -= count;
            }

            ofInputs[row] = upstream;
        }

        return (gradient, ofInputs);
    }

    private List<ReferenceLayer> Layers(double[] parameters, double[] input, int row)
    {
        var layers = new List<ReferenceLayer>();
        int offset = 0;
        foreach (LayerDescription layer in description.Layers)
        {
            layers.Add(new ReferenceLayer(layer, layers.Count + 1, parameters.AsMemory(offset, layer.ParameterCount), input, row, Dropout));
            input = layers[^1].Output;
            offset += layer.ParameterCount;
        }

        return layers;
    }
}
