using System.ComponentModel;

namespace AdamKernels.Runtime;

/// <summary>The memory of a training step: a trainer allocates it once, and the emitted kernels use it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingBuffers
{
    private readonly AlignedBuffer[] _states;
    private readonly IReadOnlyList<float> _initialStates;
    private readonly AlignedBuffer[] _pending;

    internal TrainingBuffers(
        NetworkDescription description, AlignedBuffer parameters, Hyperparameters hyperparameters, int threads = 1)
    {
        Parameters = parameters;
        Hyperparameters = hyperparameters;
        _initialStates = description.InitialStates;
        Gradients = new AlignedBuffer(description.BufferLength);
        Workspace = new AlignedBuffer(description.WorkspaceLength);
        _pending = [.. Enumerable.Range(0, threads).Select(_ => new AlignedBuffer(description.PendingLength))];
        _states = new AlignedBuffer[description.StateCount];
        for (int i = 0; i < _states.Length; i++)
        {
            _states[i] = new AlignedBuffer(description.BufferLength);
        }

        ResetStates();
        if (description.AverageState >= 0)
        {
            parameters.Span.CopyTo(_states[description.AverageState].Span);
        }
    }

    private TrainingBuffers(TrainingBuffers other, AlignedBuffer parameters, AlignedBuffer gradients)
    {
        Parameters = parameters;
        Hyperparameters = other.Hyperparameters;
        Gradients = gradients;
        Workspace = other.Workspace;
        _pending = other._pending;
        _states = other._states;
        _initialStates = other._initialStates;
    }

    /// <summary>The parameters that the kernels read: those of the network, or their moving average.</summary>
    public AlignedBuffer Parameters { get; }

    /// <summary>
    /// Gradients of the loss, in the layout of the parameters. <c>Backpropagate</c> writes them, and so does <c>Step</c> for a batch that
    /// it takes in tiles.
    /// </summary>
    public AlignedBuffer Gradients { get; }

    /// <summary>Inputs, activations, targets, terms of the loss, and the gradients with respect to activations.</summary>
    public AlignedBuffer Workspace { get; }

    /// <summary>The hyper-parameters as they are now.</summary>
    public Hyperparameters Hyperparameters { get; }

    /// <summary>An optimizer state, in the layout of the parameters.</summary>
    /// <param name="index">The index of the state: for Adam, 0 is the first moment and 1 the second.</param>
    public AlignedBuffer State(int index) => _states[index];

    /// <summary>Gradients that wait for their update, while a kernel sums those of the next tile, or for a loop.</summary>
    /// <param name="share">The thread's share: each thread has memory of its own.</param>
    public AlignedBuffer GetPending(Share share) => _pending[share.Index];

    /// <summary>The same memory with other parameters.</summary>
    internal TrainingBuffers WithParameters(AlignedBuffer parameters) => new(this, parameters, Gradients);

    /// <summary>The same memory with other gradients.</summary>
    internal TrainingBuffers WithGradients(AlignedBuffer gradients) => new(this, Parameters, gradients);

    /// <summary>Has the operating system provide all memory. The parameters were written when they were initialized.</summary>
    internal void Touch()
    {
        foreach (AlignedBuffer buffer in (AlignedBuffer[])[Gradients, Workspace, .. _pending, .. _states])
        {
            Pages.Touch(buffer.Span);
        }
    }

    /// <summary>Gives every state its initial value, but for the average of the parameters.</summary>
    internal void ResetStates()
    {
        for (int i = 0; i < _states.Length; i++)
        {
            // Fills the padding too: gradients are 0 there, so that parameters stay 0 whatever the state is.
            _states[i].Span.Fill(i < _initialStates.Count ? _initialStates[i] : 0);
        }
    }

    /// <summary>Copies of the parameters and of every optimizer state, in canonical order.</summary>
    internal IEnumerable<float[]> CanonicalState(NetworkDescription description)
    {
        foreach (AlignedBuffer buffer in _states.Prepend(Parameters))
        {
            float[] values = new float[description.ParameterCount];
            CanonicalOrder.CopyTo(description, buffer.Span, values);
            yield return values;
        }
    }
}
