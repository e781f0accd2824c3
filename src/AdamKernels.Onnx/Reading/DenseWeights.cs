namespace AdamKernels.Onnx.Reading;

/// <summary>The weights of a dense layer.</summary>
/// <param name="tensor">The matrix.</param>
/// <param name="isByOutput">Whether its rows are outputs, as in the layer; otherwise they are inputs.</param>
/// <param name="factor">What the matrix is multiplied by.</param>
internal sealed class DenseWeights(Tensor tensor, bool isByOutput, float factor)
{
    /// <summary>Number of inputs.</summary>
    public int Inputs => tensor.Shape[isByOutput ? 1 : 0];

    /// <summary>Number of outputs.</summary>
    public int Outputs => tensor.Shape[isByOutput ? 0 : 1];

    /// <summary>The name of the matrix in the file.</summary>
    public string Name => tensor.Name;

    /// <summary>Copies the weights out as [output, input].</summary>
    public void CopyTo(Span<float> destination)
    {
        (int outputStride, int inputStride) = isByOutput != tensor.IsTransposed ? (Inputs, 1) : (1, Outputs);
        for (int output = 0; output < Outputs; output++)
        {
            for (int input = 0; input < Inputs; input++)
            {
                destination[output * Inputs + input] = factor * tensor.GetFloat(output * outputStride + input * inputStride);
            }
        }
    }
}
