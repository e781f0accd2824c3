using AdamKernels.Runtime;

namespace AdamKernels.Tests.Reference;

/// <summary>
/// The same network in double, written for clarity: parameters in canonical order, plain loops, no tricks. What the kernels are
/// compared with.
/// </summary>
internal sealed class ReferenceNetwork(NetworkDescription description)
{
    /// <summary>Activations of every layer for one sample; the first entry is the input.</summary>
    public double[][] Forward(double[] parameters, double[] input)
    {
        var activations = new List<double[]> { input };
        int offset = 0;
        foreach (LayerDescription layer in description.Layers)
        {
            double[] x = activations[^1];
            var y = new double[layer.Outputs];
            for (int n = 0; n < layer.Outputs; n++)
            {
                double sum = parameters[offset + layer.Outputs * layer.Inputs + n];
                for (int k = 0; k < layer.Inputs; k++)
                {
                    sum += parameters[offset + n * layer.Inputs + k] * x[k];
                }

                y[n] = Activate(layer.Activation, sum);
            }

            activations.Add(y);
            offset += layer.Outputs * (layer.Inputs + 1);
        }

        return [.. activations];
    }

    /// <summary>Mean loss of a batch.</summary>
    public double Loss(double[] parameters, double[][] inputs, double[][] targets) =>
        inputs.Zip(targets, (input, target) => ReferenceLoss.Value(description.Loss, Forward(parameters, input)[^1], target)).Average();

    /// <summary>Gradient of the mean loss of a batch with respect to every parameter.</summary>
    public double[] Gradient(double[] parameters, double[][] inputs, double[][] targets)
    {
        var gradient = new double[description.ParameterCount];
        for (int row = 0; row < inputs.Length; row++)
        {
            double[][] activations = Forward(parameters, inputs[row]);
            double[] upstream = ReferenceLoss.Gradient(description.Loss, activations[^1], targets[row]);
            int offset = description.ParameterCount;
            for (int l = description.Layers.Length - 1; l >= 0; l--)
            {
                LayerDescription layer = description.Layers[l];
                double[] x = activations[l];
                double[] y = activations[l + 1];
                offset -= layer.Outputs * (layer.Inputs + 1);
                var downstream = new double[layer.Inputs];
                for (int n = 0; n < layer.Outputs; n++)
                {
                    double delta = upstream[n] * Derivative(layer.Activation, y[n]) / inputs.Length;
                    gradient[offset + layer.Outputs * layer.Inputs + n] += delta;
                    for (int k = 0; k < layer.Inputs; k++)
                    {
                        gradient[offset + n * layer.Inputs + k] += delta * x[k];
                        downstream[k] += delta * inputs.Length * parameters[offset + n * layer.Inputs + k];
                    }
                }

                upstream = downstream;
            }
        }

        return gradient;
    }

    private static double Activate(Activation activation, double x) => activation switch
    {
        Activation.Identity => x,
        Activation.Relu => Math.Max(x, 0),
        Activation.Tanh => Math.Tanh(x),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    private static double Derivative(Activation activation, double y) => activation switch
    {
        Activation.Identity => 1,
        Activation.Relu => y > 0 ? 1 : 0,
        Activation.Tanh => 1 - y * y,
        Activation.Sigmoid => y * (1 - y),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };
}
