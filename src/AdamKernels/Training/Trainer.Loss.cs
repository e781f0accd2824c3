using AdamKernels.Runtime;

namespace AdamKernels;

/// <content>The loss of a batch, and whether it may be learned from.</content>
public sealed partial class Trainer<TNetwork>
{
    private float LossOf(ReadOnlySpan<float> outputs, out bool isSkipped)
    {
        // The outputs may be the caller's own: what counts is what was passed, not what is in the workspace.
        Rows.Spread(outputs, _description.OutputCount, _buffers.Workspace.Span[_description.OutputOffset..], _description.OutputStride);
        float loss = LossOf(_inputsAreFinite);
        isSkipped = CountsNothing || (!float.IsFinite(loss) && !MayUpdate(loss));
        return loss;
    }

    /// <summary>
    /// The loss of the outputs in the workspace, or NaN where an input is not finite: tanh and sigmoid make a finite loss even of an
    /// infinite input, whose gradient is not finite.
    /// </summary>
    private float LossOf(bool inputsAreFinite)
    {
        float loss = _program.CalculateLoss(_buffers, _batch with { LossDivisor = CountsNothing ? 1 : _lossDivisor });
        return !inputsAreFinite ? float.NaN : CountsNothing ? 0 : loss;
    }

    /// <summary>
    /// Whether all labels of the batch are of classes with weight 0: a mean of nothing. Its loss is 0, and nothing is learned from it.
    /// </summary>
    private bool CountsNothing => _lossDivisor == 0;

    private Gradients GradientsOf(ReadOnlySpan<float> outputs)
    {
        LossOf(outputs, out bool isSkipped);
        return GradientsOf(isSkipped);
    }

    private Gradients GradientsOf(bool isSkipped)
    {
        // A batch that is left out must not be added to others; without others, its gradients can be looked at.
        if (!isSkipped || _description.BatchesPerUpdate == 1)
        {
            BackpropagateToMemory(ref KeptInputs);
        }

        return new Gradients(_description, _buffers.Gradients, Math.Max(PendingBatches, 1), isSkipped);
    }

    private bool MayUpdate(float loss) => NonFinitePolicy switch
    {
        NonFinitePolicy.Allow => true,
        NonFinitePolicy.SkipStep => false,
        _ => throw new NonFiniteLossException(loss, StepCount),
    };
}
