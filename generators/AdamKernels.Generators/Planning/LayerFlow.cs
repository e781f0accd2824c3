using AdamKernels.Generators.Model;

namespace AdamKernels.Generators.Planning;

/// <summary>
/// Where the stages of one layer read and write in the workspace during a training step. Forward: sum, normalize, activate, drop, add
/// inputs. Backward: the same stages in reverse. Stages share a buffer unless something later reads what the next stage would overwrite.
/// All offsets are in floats; every buffer has one row of the layer's output stride per sample.
/// </summary>
/// <param name="Sum">The sums, which normalization replaces with the normalized values.</param>
/// <param name="Argument">The argument of the activation.</param>
/// <param name="Result">The result of the activation.</param>
/// <param name="Output">What the next layer reads.</param>
/// <param name="OutputGradient">The gradient with respect to <paramref name="Output"/>.</param>
/// <param name="ArgumentGradient">The gradient with respect to <paramref name="Argument"/>.</param>
/// <param name="Delta">The gradient with respect to the sums, before they are normalized.</param>
/// <param name="InverseDeviation">For a normalized layer, 1/deviation of each row, one float per sample; otherwise -1.</param>
/// <param name="GainProduct">For a normalized layer, the terms of the gain's gradient; otherwise -1.</param>
internal sealed record LayerFlow(
    int Sum,
    int Argument,
    int Result,
    int Output,
    int OutputGradient,
    int ArgumentGradient,
    int Delta,
    int InverseDeviation,
    int GainProduct)
{
    /// <summary>Lays out the buffers of a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="length">Floats of a buffer.</param>
    /// <param name="rows">Samples in the largest batch.</param>
    /// <param name="workspace">The first free float of the workspace; it is moved past the buffers.</param>
    public static LayerFlow Create(LayerSpec layer, int length, int rows, ref int workspace)
    {
        ActivationTraits activation = ActivationTraits.Of(layer.Activation);
        bool hasDerivative = activation.HasDerivative;
        bool readsArgument = activation.DerivativeReadsArgument;
        bool changesResult = layer.Dropout > 0 || layer.IsResidual;
        int next = workspace;

        int output = Take(length);
        int result = changesResult && hasDerivative && !readsArgument ? Take(length) : output;
        int argument = readsArgument ? Take(length) : result;
        int sum = layer.IsNormalized ? Take(length) : argument;

        // Each layer has a delta of its own, although two used in turn would suffice: the padding of a row must stay zero, and with another
        // layer's stride it would lie elsewhere.
        int delta = Take(length);
        int argumentGradient = layer.IsNormalized ? Take(length) : delta;
        bool changesGradient = layer.Dropout > 0 || hasDerivative;
        int outputGradient = layer.IsResidual && changesGradient ? Take(length) : argumentGradient;
        int inverseDeviation = layer.IsNormalized ? Take(BufferLayout.Pad(rows)) : -1;
        int gainProduct = layer.IsNormalized ? Take(length) : -1;
        workspace = next;
        return new LayerFlow(sum, argument, result, output, outputGradient, argumentGradient, delta, inverseDeviation, gainProduct);

        int Take(int count)
        {
            int offset = next;
            next = checked(next + count);
            return offset;
        }
    }
}
