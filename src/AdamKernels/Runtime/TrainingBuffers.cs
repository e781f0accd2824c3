using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>The memory of a training step: allocated once by a trainer, used by the emitted kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingBuffers
{
    private readonly AlignedBuffer[] _states;

    internal TrainingBuffers(NetworkDescription description, AlignedBuffer parameters)
    {
        Parameters = parameters;
        Gradients = new AlignedBuffer(description.BufferLength);
        Workspace = new AlignedBuffer(description.WorkspaceLength);
        _states = new AlignedBuffer[description.StateCount];
        for (int i = 0; i < _states.Length; i++)
        {
            _states[i] = new AlignedBuffer(description.BufferLength);
            if (i < description.InitialStates.Count)
            {
                // The padding too: its gradients are 0, so that its parameters stay 0 whatever their states are.
                _states[i].Span.Fill(description.InitialStates[i]);
            }

            if (i == description.AverageState)
            {
                parameters.Span.CopyTo(_states[i].Span);
            }
        }
    }

    /// <summary>The network's parameters, or for an evaluation their moving average.</summary>
    public AlignedBuffer Parameters { get; internal set; }

    /// <summary>
    /// Gradients of the loss, in the layout of the parameters; written by <c>Backpropagate</c>. <c>Step</c> writes to it where it takes a batch
    /// in tiles.
    /// </summary>
    public AlignedBuffer Gradients { get; }

    /// <summary>Inputs, activations, targets and the gradients with respect to activations.</summary>
    public AlignedBuffer Workspace { get; }

    /// <summary>An optimizer state in the layout of the parameters.</summary>
    /// <param name="index">For Adam 0 is the first and 1 the second moment.</param>
    public AlignedBuffer State(int index) => _states[index];
}
