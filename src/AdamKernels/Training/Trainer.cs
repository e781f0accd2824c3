using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Trains a network: the documented loop of four calls, or the same step fused into one. Both give the same bits, and neither
/// allocates.
/// </summary>
/// <remarks>
/// It keeps gradients, optimizer state and activations; the network keeps the parameters. A trainer is used by one thread at a time: a call while
/// another thread is in one is an <see cref="InvalidOperationException"/>. Callbacks of Fit run on its thread and may call the trainer.
/// </remarks>
/// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
public sealed partial class Trainer<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly NetworkDescription _description = TNetwork.Description;
    private readonly NetworkProgram _program = TNetwork.Program;
    private readonly TrainingBuffers _buffers;
    private readonly float[] _outputs;
    private OptimizerState _state = new();
    private double _learningRate;

    /// <summary>What thread is in a call, see <see cref="ExclusiveUse"/>; 0 for none.</summary>
    private int _user;
    private NonFinitePolicy _nonFinitePolicy;

    /// <summary>Rows of the last <see cref="ForwardPropagate"/> whose activations are still in the workspace; 0 if there are none.</summary>
    private int _forwardRows;

    /// <summary>What the loss of the batch is divided by: its samples, or the sum of their classes' weights.</summary>
    private double _lossDivisor;

    /// <summary>Whether the inputs of the last <see cref="ForwardPropagate"/> were finite.</summary>
    private bool _inputsAreFinite;

    /// <summary>Allocates everything that training needs.</summary>
    /// <param name="network">The network, whose parameters the trainer updates in place.</param>
    public Trainer(TNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        _buffers = new TrainingBuffers(_description, network.Parameters);
        _outputs = new float[checked(_description.MaxBatchSize * _description.OutputCount)];
        LearningRate = _description.LearningRate;
    }

    /// <summary>The network being trained.</summary>
    public TNetwork Network { get; }

    /// <summary>Number of updates made.</summary>
    public long StepCount => _state.StepCount;

    /// <summary>The learning rate of the next update. It starts as declared.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value, or its product with a layer's factor, is not positive and finite as a float.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            CheckLearningRate(value, nameof(value));
            _learningRate = value;
        }
    }

    /// <summary>What happens when a loss is infinite or not a number. The default throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public NonFinitePolicy NonFinitePolicy
    {
        get => _nonFinitePolicy;
        set => _nonFinitePolicy = Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected Throw, SkipStep or Allow.");
    }

    /// <summary>Step 1: computes the outputs of a batch and keeps every layer's activations.</summary>
    /// <param name="inputs">1 to <c>MaxBatchSize</c> samples, one row after the other.</param>
    /// <returns>One row of outputs per sample, valid until the next call that computes outputs.</returns>
    /// <exception cref="ArgumentException">The length is not a whole number of samples from 1 to <c>MaxBatchSize</c>.</exception>
    public ReadOnlySpan<float> ForwardPropagate(ReadOnlySpan<float> inputs)
    {
        using var use = new ExclusiveUse(ref _user);
        int rows = CheckInputs(inputs.Length);
        inputs.CopyTo(_buffers.Workspace.Span[_description.InputOffset..]);
        Forward(ref KeptInputs, rows, TrainingDropout);
        Span<float> outputs = _outputs.AsSpan(0, rows * _description.OutputCount);
        Rows.Pack(_buffers.Workspace.Span[_description.OutputOffset..], _description.OutputStride, outputs, _description.OutputCount);
        RememberForward(rows);
        _inputsAreFinite = Finite.All(MemoryMarshal.CreateReadOnlySpan(ref KeptInputs, inputs.Length));
        return outputs;
    }

    /// <summary>Step 2: computes the loss of outputs against targets.</summary>
    /// <param name="outputs">What <see cref="ForwardPropagate"/> returned.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <returns>The mean loss of the batch.</returns>
    /// <exception cref="ArgumentException">A length differs from the batch of <see cref="ForwardPropagate"/>.</exception>
    /// <exception cref="InvalidOperationException">No batch was propagated forward.</exception>
    /// <exception cref="NonFiniteLossException">The loss is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    public float CalculateLoss(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        using var use = new ExclusiveUse(ref _user);
        int rows = CheckOutputs(outputs.Length);
        SetTargets(targets, rows);
        return LossOf(outputs, out _);
    }

    /// <inheritdoc cref="CalculateLoss(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="outputs">What <see cref="ForwardPropagate"/> returned.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    /// <exception cref="InvalidOperationException">The loss is not softmax cross-entropy, or no batch was propagated forward.</exception>
    public float CalculateLoss(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels)
    {
        using var use = new ExclusiveUse(ref _user);
        int rows = CheckOutputs(outputs.Length);
        SetTargets(labels, rows);
        return LossOf(outputs, out _);
    }

    /// <summary>Step 3: computes the gradients of the loss with respect to every parameter.</summary>
    /// <param name="outputs">What <see cref="ForwardPropagate"/> returned.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <returns>A view of the gradients, for <see cref="UpdateParameters"/>.</returns>
    /// <exception cref="ArgumentException">A length differs from the batch of <see cref="ForwardPropagate"/>.</exception>
    /// <exception cref="InvalidOperationException">No batch was propagated forward.</exception>
    /// <exception cref="NonFiniteLossException">The loss is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    public Gradients Backpropagate(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets)
    {
        using var use = new ExclusiveUse(ref _user);
        int rows = CheckOutputs(outputs.Length);
        SetTargets(targets, rows);
        return GradientsOf(outputs);
    }

    /// <inheritdoc cref="Backpropagate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="outputs">What <see cref="ForwardPropagate"/> returned.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    /// <exception cref="InvalidOperationException">The loss is not softmax cross-entropy, or no batch was propagated forward.</exception>
    public Gradients Backpropagate(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels)
    {
        using var use = new ExclusiveUse(ref _user);
        int rows = CheckOutputs(outputs.Length);
        SetTargets(labels, rows);
        return GradientsOf(outputs);
    }

    /// <summary>The four steps in one: each parameter is updated as soon as the tile of its gradient is summed.</summary>
    /// <param name="inputs">1 to <c>MaxBatchSize</c> samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <returns>The mean loss of the batch before the update.</returns>
    /// <exception cref="ArgumentException">A length does not fit; the message names what was expected.</exception>
    /// <exception cref="NonFiniteLossException">The loss is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    /// <exception cref="NonFiniteGradientException">A norm to be limited is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        using var use = new ExclusiveUse(ref _user);
        int rows = CheckInputs(inputs.Length);
        SetTargets(targets, rows);
        return FusedStep(ref MemoryMarshal.GetReference(inputs), rows);
    }

    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    /// <param name="inputs">1 to <c>MaxBatchSize</c> samples, one row after the other.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    /// <exception cref="InvalidOperationException">The loss is not softmax cross-entropy.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels)
    {
        using var use = new ExclusiveUse(ref _user);
        int rows = CheckInputs(inputs.Length);
        SetTargets(labels, rows);
        return FusedStep(ref MemoryMarshal.GetReference(inputs), rows);
    }

    private float FusedStep(ref float inputs, int rows) => FusedStep(ref inputs, rows, out _);

    private float FusedStep(ref float inputs, int rows, out bool isSkipped)
    {
        _forwardRows = 0;
        int tile = _description.BatchTile > 0 ? _description.BatchTile : rows;
        bool inputsAreFinite = true;
        for (int first = 0; ; first += tile)
        {
            int count = Math.Min(tile, rows - first);
            ref float read = ref Forward(ref Unsafe.Add(ref inputs, first * _description.InputCount), count, TrainingDropout, first);
            inputsAreFinite &= Finite.All(MemoryMarshal.CreateReadOnlySpan(ref read, count * _description.InputCount));

            // The loss so far, and the gradient at the outputs of this tile.
            float loss = LossOf(inputsAreFinite);
            if (first + count == rows)
            {
                // Checked ahead of the update, which cannot be taken back.
                isSkipped = CountsNothing || !(float.IsFinite(loss) || MayUpdate(loss)) || !BackpropagateAndUpdate(ref read);
                return loss;
            }

            // The sums of this tile's gradients and of its loss are what the next tile goes on from.
            _program.Backpropagate(ref read, _buffers, in _batch);
        }
    }
}
