using AdamKernels.Runtime;

namespace AdamKernels.Tests.Reference;

/// <summary>Trains a network in double: the reference's gradient and an optimizer from its formula.</summary>
internal sealed class ReferenceTrainer(NetworkDescription description, ReferenceLoss loss, ReferenceOptimizer optimizer, float[] parameters)
{
    private readonly ReferenceNetwork _network = new(description, loss);

    /// <summary>For each parameter itself, then its optimizer states.</summary>
    private readonly double[][] _values =
        [.. parameters.Select(parameter => (double[])[parameter, .. new double[optimizer.StateCount]])];

    /// <summary>The parameters in canonical order.</summary>
    public double[] Parameters => [.. _values.Select(values => values[0])];

    /// <summary>Makes one step and returns the loss before it.</summary>
    public double Step(double[][] inputs, double[][] targets)
    {
        double[] parameters = Parameters;
        double value = _network.Loss(parameters, inputs, targets);
        double[] gradient = _network.Gradient(parameters, inputs, targets);
        optimizer.Advance();
        for (int i = 0; i < _values.Length; i++)
        {
            _values[i] = [.. optimizer.Update(_values[i], gradient[i], description.LearningRate).Select(sum => sum.Value)];
        }

        return value;
    }
}
