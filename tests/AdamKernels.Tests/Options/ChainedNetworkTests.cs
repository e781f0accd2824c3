using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Options;

/// <summary>Networks that are trained as one: gradients at the inputs of one are those at the outputs of the one before.</summary>
public class ChainedNetworkTests
{
    private const int Rows = 8;

    private readonly Batch _batch = Batch.For<EncoderAndRegressionHead>(Rows);

    /// <summary>The derivative of the encoder's last activation, left out or multiplied twice, makes this fail.</summary>
    [Fact]
    public void An_encoder_and_a_head_train_as_one_network()
    {
        var whole = new Trainer<EncoderAndRegressionHead>(new EncoderAndRegressionHead(seed: 1));
        var parameters = new float[EncoderAndRegressionHead.ParameterCount];
        whole.Network.GetParameters(parameters);
        var encoder = new Trainer<Encoder>(new Encoder(seed: 2));
        var head = new Trainer<RegressionHead>(new RegressionHead(seed: 3));
        encoder.Network.SetParameters(parameters.AsSpan(0, Encoder.ParameterCount));
        head.Network.SetParameters(parameters.AsSpan(Encoder.ParameterCount));

        for (int step = 0; step < 50; step++)
        {
            float expected = whole.Step(_batch.Inputs, _batch.Targets);
            float loss = head.Step(encoder.ForwardPropagate(_batch.Inputs), _batch.Targets);
            encoder.BackpropagateAndUpdate(head.GetInputGradients());
            Assert.Equal(expected, loss);
        }

        whole.Network.GetParameters(parameters);
        var parts = new float[parameters.Length];
        encoder.Network.GetParameters(parts.AsSpan(0, Encoder.ParameterCount));
        head.Network.GetParameters(parts.AsSpan(Encoder.ParameterCount));
        Assert.Equal(Bits.Of(parameters), Bits.Of(parts));
    }

    [Fact]
    public void Two_heads_add_their_gradients_as_in_double()
    {
        int[] labels = [0, 1, 2, 2, 1, 0, 0, 2];
        var encoder = new Trainer<Encoder>(new Encoder(seed: 1));
        var regression = new Trainer<RegressionHead>(new RegressionHead(seed: 2));
        var classes = new Trainer<ClassHead>(new ClassHead(seed: 3));
        double[] expected = ReferenceGradient(encoder.Network, regression.Network, classes.Network, labels);

        ReadOnlySpan<float> codes = encoder.ForwardPropagate(_batch.Inputs);
        regression.Step(codes, _batch.Targets);
        classes.Step(codes, labels);
        var sum = new float[codes.Length];
        ReadOnlySpan<float> first = regression.GetInputGradients(), second = classes.GetInputGradients();
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] = first[i] + second[i];
        }

        var actual = new float[Encoder.ParameterCount];
        encoder.Backpropagate(sum).CopyTo(actual);
        Assert.InRange(Distance.RelativeL2(expected, Batch.Doubles(actual)), 0, 1e-5);
    }

    private double[] ReferenceGradient(Encoder encoder, RegressionHead regression, ClassHead classes, int[] labels)
    {
        var encoderReference = new ReferenceNetwork(
            Descriptions.DescriptionOf<Encoder>(), new ReferenceLoss(LossKind.MeanSquaredError)); // Not asked for the loss.
        double[] parameters = ParametersOf(encoder);
        double[][] codes = [.. _batch.ReferenceInputs.Select(input => encoderReference.Forward(parameters, input)[^1])];
        double[][] first = OfInputs<RegressionHead>(
            regression, codes, (row, outputs) => [.. outputs.Select((y, i) => (y - _batch.ReferenceTargets[row][i]) / Rows)]);
        double[][] second = OfInputs<ClassHead>(classes, codes, (row, outputs) =>
        {
            double sum = outputs.Sum(Math.Exp);
            return [.. outputs.Select((y, i) => (Math.Exp(y) / sum - (labels[row] == i ? 1 : 0)) / Rows)];
        });
        return encoderReference.Gradient(
            parameters, _batch.ReferenceInputs, (row, _) => [.. first[row].Zip(second[row], (a, b) => a + b)]);
    }

    private static double[][] OfInputs<TNetwork>(TNetwork network, double[][] inputs, Func<int, double[], double[]> ofOutputs)
        where TNetwork : class, INetwork<TNetwork> =>
        new ReferenceNetwork(TNetwork.Description).Backward(ParametersOf(network), inputs, ofOutputs).OfInputs;

    private static double[] ParametersOf(INetwork network)
    {
        var parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        return Batch.Doubles(parameters);
    }
}
