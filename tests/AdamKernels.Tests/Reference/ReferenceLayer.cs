using AdamKernels.Runtime;

namespace AdamKernels.Tests.Reference;

/// <summary>One layer for one sample in double: what its stages give on the way forward, and the way back through them.</summary>
internal sealed class ReferenceLayer
{
    private readonly LayerDescription _layer;
    private readonly bool _isNormalized;
    private readonly bool _isCentered;
    private readonly ReadOnlyMemory<double> _parameters;
    private readonly double[] _input;
    private readonly double[] _normalized;
    private readonly double[] _argument;
    private readonly double[] _factors;
    private readonly double _deviation;

    /// <summary>Computes the outputs.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="parameters">Its parameters, in canonical order.</param>
    /// <param name="input">The inputs of the sample.</param>
    /// <param name="row">Row of the sample in its batch.</param>
    /// <param name="dropout">What dropout is decided by.</param>
    public ReferenceLayer(
        LayerDescription layer, int number, ReadOnlyMemory<double> parameters, double[] input, int row, DropoutKey dropout)
    {
        _layer = layer;
        _isNormalized = layer.Find(ParameterRole.Gain) is not null;
        _isCentered = layer.Find(ParameterRole.Shift) is not null;
        _parameters = parameters;
        _input = input;
        double[] sums =
            [.. Enumerable.Range(0, layer.Outputs)
                .Select(n => Bias(n) + Enumerable.Range(0, layer.Inputs).Sum(k => Weight(n, k) * input[k]))];
        double mean = _isCentered ? sums.Average() : 0;
        _deviation = Math.Sqrt(sums.Average(z => (z - mean) * (z - mean)) + (_isCentered ? 1e-5 : Math.Pow(2, -23)));
        _normalized = [.. sums.Select(z => (z - mean) / _deviation)];
        _argument = _isNormalized ? [.. _normalized.Select((z, n) => Gain(n) * z + Shift(n))] : sums;
        _factors = [.. sums.Select((_, n) => ReferenceDropout.Factor(dropout, number, layer.Dropout, row, n, layer.Outputs))];
        Output =
            [.. _argument.Select((x, n) =>
                _factors[n] * ReferenceActivation.Value(layer.Activation, x) + (layer.IsResidual ? input[n] : 0))];
    }

    public double[] Output { get; }

    /// <summary>Adds the gradient of the layer's parameters and returns that of its inputs.</summary>
    /// <param name="upstream">The gradient of the outputs.</param>
    /// <param name="gradient">Receives the gradient of the parameters, in canonical order.</param>
    public double[] Backward(double[] upstream, Span<double> gradient)
    {
        int outputs = _layer.Outputs;
        int bias = outputs * _layer.Inputs;
        double[] ofArgument =
            [.. upstream.Select((u, n) => u * _factors[n] * ReferenceActivation.Derivative(_layer.Activation, _argument[n]))];
        double[] ofSums = ofArgument;
        if (_isNormalized)
        {
            double[] h = [.. ofArgument.Select((u, n) => u * Gain(n))];
            double meanOfProduct = h.Zip(_normalized, (a, b) => a * b).Average();
            double mean = _isCentered ? h.Average() : 0;
            ofSums = [.. h.Select((u, n) => (u - mean - _normalized[n] * meanOfProduct) / _deviation)];
        }

        double[] downstream = new double[_layer.Inputs];
        for (int n = 0; n < outputs; n++)
        {
            for (int k = 0; k < _layer.Inputs; k++)
            {
                gradient[n * _layer.Inputs + k] += ofSums[n] * _input[k];
                downstream[k] += ofSums[n] * Weight(n, k);
            }

            gradient[bias + n] += ofSums[n];
            if (_isNormalized)
            {
                gradient[bias + outputs + n] += ofArgument[n] * _normalized[n];
            }

            if (_isCentered)
            {
                gradient[bias + 2 * outputs + n] += ofArgument[n];
            }
        }

        return _layer.IsResidual ? [.. downstream.Zip(upstream, (a, b) => a + b)] : downstream;
    }

    private double Weight(int output, int input) => _parameters.Span[output * _layer.Inputs + input];

    private double Bias(int output) => _parameters.Span[_layer.Outputs * _layer.Inputs + output];

    private double Gain(int output) => _parameters.Span[_layer.Outputs * (_layer.Inputs + 1) + output];

    private double Shift(int output) => !_isCentered ? 0 : _parameters.Span[_layer.Outputs * (_layer.Inputs + 2) + output];
}
