using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>The gradients with respect to the inputs of the last batch, for networks that declare that they compute them.</summary>
internal sealed class InputGradients(Type network, NetworkDescription description, NetworkScale scale, AlignedBuffer workspace)
{
    private readonly bool _areComputed = description.InputGradientStride > 0;
    private readonly float[] _gradients =
        new float[description.InputGradientStride > 0 ? checked(description.MaxBatchSize * description.InputCount) : 0];

    private int _rows;
    private bool _isSkipped;
    private Standardization? _standardization;

    /// <summary>Remembers which batch was taken back to its inputs.</summary>
    /// <param name="rows">Its samples.</param>
    /// <param name="isSkipped">Whether nothing was learned from it.</param>
    public void Keep(int rows, bool isSkipped)
    {
        _rows = rows;
        _isSkipped = isSkipped;
        _standardization = _areComputed ? scale.Inputs : null;
    }

    /// <summary>To be called before a batch is taken back, which overwrites those of an earlier one even if it throws.</summary>
    public void Discard() => _rows = 0;

    /// <summary>Has the operating system provide the memory.</summary>
    public void Touch() => Pages.Touch(_gradients);

    /// <summary>Copies the gradients out.</summary>
    /// <exception cref="InvalidOperationException">The network does not compute them, or no batch was backpropagated.</exception>
    public ReadOnlySpan<float> Get()
    {
        if (!_areComputed)
        {
            throw new InvalidOperationException(
                $"{network} does not compute gradients with respect to its inputs: declare [Network(..., ComputeInputGradients = true)].");
        }

        if (_rows == 0)
        {
            throw new InvalidOperationException(
                "There are no gradients with respect to the inputs: call Step, Backpropagate or BackpropagateAndUpdate first. "
                + "A call that throws leaves none, nor does a Step of several processes.");
        }

        Span<float> gradients = _gradients.AsSpan(0, _rows * description.InputCount);
        if (_isSkipped)
        {
            gradients.Clear();
            return gradients;
        }

        Rows.Pack(
            workspace.Span[description.InputGradientOffset..], description.InputGradientStride, gradients, description.InputCount);
        if (_standardization is not null)
        {
            Scale(gradients, _standardization.Factors);
        }

        return gradients;
    }

    /// <summary>Multiplies each column by the derivative of its standardization.</summary>
    private static void Scale(Span<float> gradients, ReadOnlySpan<float> factors)
    {
        for (int start = 0; start < gradients.Length; start += factors.Length)
        {
            for (int column = 0; column < factors.Length; column++)
            {
                gradients[start + column] *= factors[column];
            }
        }
    }
}
