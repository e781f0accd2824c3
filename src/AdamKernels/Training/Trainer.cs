using System.Runtime.InteropServices;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>Trains a network in the documented loop of four calls, or in one fused step with the same bits. Neither allocates.</summary>
/// <remarks>
/// The trainer keeps gradients, optimizer state and activations; the network keeps the parameters. One thread at a time may use a trainer:
/// a call during a call of another thread throws an <see cref="InvalidOperationException"/>. Callbacks of Fit run on its thread and may
/// call the trainer.
/// </remarks>
/// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/>.</typeparam>
public sealed partial class Trainer<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly ArgumentChecks _arguments;
    private readonly TrainingBuffers _buffers;
    private readonly TrainingWorkers? _workers;
    private readonly Team _team;
    private readonly WorkingBatch _work;
    private readonly StepTelemetry _telemetry;
    private readonly NonFiniteGuard _guard = new(typeof(TNetwork));
    private readonly DropoutKeys _dropout;
    private readonly ParameterUpdate _update;
    private readonly InputGradients _inputGradients;
    private readonly FusedStep _step;
    private readonly SeparateCalls _calls;
    private readonly ParameterAverage<TNetwork> _average;
    private readonly Evaluator _evaluator;
    private readonly MetricEvaluator _metrics;
    private readonly TrainingFile _file;
    private readonly FitLoop _fit;

    /// <summary>The thread that is in a call, see <see cref="ExclusiveUse"/>; 0 for none.</summary>
    private int _user;

    /// <summary>Allocates all memory that training needs.</summary>
    /// <param name="network">The network, whose parameters the trainer updates in place.</param>
    /// <param name="workers">
    /// Threads that share the work, where that pays; null for the calling thread alone. They change no bit of any result. Once they are
    /// disposed, calls that compute throw an <see cref="ObjectDisposedException"/>.
    /// </param>
    public Trainer(TNetwork network, TrainingWorkers? workers = null)
        : this(network, network?.Parameters, workers, group: null, isDouble: false)
    {
    }

    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters, or others in their place.</param>
    /// <param name="workers">Threads that share the work.</param>
    /// <param name="group">Processes that share each batch; null for this one alone.</param>
    /// <param name="isDouble">Whether its steps count for nobody: it records nothing, and needs no standardization.</param>
    private Trainer(TNetwork? network, AlignedBuffer? parameters, TrainingWorkers? workers, IProcessGroup? group, bool isDouble)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(parameters);
        NetworkDescription description = TNetwork.Description;
        NetworkProgram program = TNetwork.Program;
        Network = network;
        _workers = workers;
        _telemetry = new StepTelemetry(typeof(TNetwork), isSilent: isDouble);
        _arguments = new ArgumentChecks(typeof(TNetwork), description);
        _buffers = new TrainingBuffers(
            description,
            parameters,
            new Hyperparameters(DeclaredHyperparameters.Of<TNetwork>(), description.Layers),
            workers?.ThreadCount ?? 1);
        _team = new Team(workers, description);
        var scale = new NetworkScale(network, description, assumesIdentity: isDouble);
        _work = new WorkingBatch(description, scale, _buffers.Workspace);
        _dropout = new DropoutKeys(description);
        var activations = new KeptActivations(scale, parameters, _buffers.Hyperparameters);
        Owners = new ShardOwners(description.Shards, group);
        var loss = new LossPass(description, program, _buffers.Workspace, _work, _guard, Owners);
        var rows = new RowPass(description, program, scale, _work, loss, activations, _team);
        var parameterPass = new ParameterPass(description, program, _buffers, _team);
        var pipeline = new TilePipeline(description, program, _buffers, _work, rows, loss, _team);
        _update = new ParameterUpdate(
            description, program, parameterPass, _buffers, _arguments, _guard, activations, _telemetry, Owners);
        _inputGradients = new InputGradients(typeof(TNetwork), description, scale, _buffers.Workspace);
        _step = new FusedStep(
            description, _buffers, _work, rows, parameterPass, pipeline, loss, Owners, _update, _dropout, _inputGradients, _telemetry);
        _calls = new SeparateCalls(
            description, _buffers, _arguments, _work, activations, rows, parameterPass, loss, _update, _dropout, _guard, _inputGradients,
            _telemetry);
        _average = new ParameterAverage<TNetwork>(network, description, _buffers, activations);
        _evaluator = new Evaluator(description, _buffers, _work, rows, loss);
        _metrics = new MetricEvaluator(description, _buffers, _arguments, _work, rows);
        var best = new BestParameters(parameters, activations);
        var position = new FitPosition();
        _file = new TrainingFile(
            NetworkContent.Of(network, TensorNames.Sequential),
            description,
            _buffers,
            _update,
            _dropout,
            _arguments,
            _guard,
            activations,
            _inputGradients,
            position,
            best);
        _fit = new FitLoop(
            description,
            scale,
            _arguments,
            _work,
            _update,
            position,
            new FitStart(position, _update, best, _file, isFollower: group is { Rank: > 0 }),
            new EpochLoop(_buffers, _step, _update, _evaluator, best, _file, Owners.Agreement));
    }

    /// <summary>The network being trained.</summary>
    public TNetwork Network { get; }

    /// <summary>Number of updates made.</summary>
    public long StepCount => _update.StepCount;

    /// <summary>Number of batches whose gradients wait for an update; 0 without <see cref="AccumulateGradientsAttribute"/>.</summary>
    public int PendingBatches => _update.PendingBatches;

    /// <summary>The learning rate of the next update. It starts at the declared rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate, or that of a layer, is not positive and finite as a float.</exception>
    public double LearningRate
    {
        get => _update.LearningRate;
        set => _update.LearningRate = value;
    }

    /// <summary>
    /// The hyper-parameters besides the learning rate, such as weight decay, betas and limits. Those that the network declares with
    /// <c>Adjustable = true</c> can be set between steps.
    /// </summary>
    public Hyperparameters Hyperparameters => _buffers.Hyperparameters;

    /// <summary>What happens when a loss is infinite or not a number. The default throws.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the three.</exception>
    public NonFinitePolicy NonFinitePolicy
    {
        get => _guard.Policy;
        set => _guard.Policy = value;
    }

    /// <summary>Seed of the dropout that layers declare. The same seed and the same data give the same bits.</summary>
    /// <remarks>What a batch drops depends on this seed, <see cref="StepCount"/> and <see cref="PendingBatches"/>.</remarks>
    public ulong DropoutSeed
    {
        get => _dropout.Seed;
        set => _dropout.Seed = value;
    }

    /// <summary>Step 1: computes the outputs of a batch and keeps the activations of every layer.</summary>
    /// <param name="inputs">1 to <c>MaxBatchSize</c> samples, one row after the other.</param>
    /// <returns>One row of outputs per sample, valid until the next call that computes outputs.</returns>
    /// <exception cref="ArgumentException">The length is not a whole number of samples from 1 to <c>MaxBatchSize</c>.</exception>
    public ReadOnlySpan<float> ForwardPropagate(ReadOnlySpan<float> inputs)
    {
        using var use = new ExclusiveUse(ref _user);
        return _calls.ForwardPropagate(inputs);
    }

    /// <summary>Step 2: computes the loss of outputs against targets.</summary>
    /// <param name="outputs">The outputs that <see cref="ForwardPropagate"/> returned.</param>
    /// <param name="targets">A row of targets per sample, or a label per sample for softmax cross-entropy.</param>
    /// <returns>The mean loss of the batch.</returns>
    /// <exception cref="ArgumentException">A length differs from the batch of <see cref="ForwardPropagate"/>.</exception>
    /// <exception cref="InvalidOperationException">No batch was propagated forward.</exception>
    /// <exception cref="NonFiniteLossException">The loss is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    public float CalculateLoss(ReadOnlySpan<float> outputs, Targets targets)
    {
        using var use = new ExclusiveUse(ref _user);
        return _calls.CalculateLoss(outputs, targets);
    }

    /// <summary>Step 3: computes the gradients of the loss with respect to every parameter.</summary>
    /// <param name="outputs">The outputs that <see cref="ForwardPropagate"/> returned.</param>
    /// <param name="targets">A row of targets per sample, or a label per sample for softmax cross-entropy.</param>
    /// <returns>A view of the gradients, for <see cref="UpdateParameters"/>.</returns>
    /// <exception cref="ArgumentException">A length differs from the batch of <see cref="ForwardPropagate"/>.</exception>
    /// <exception cref="InvalidOperationException">No batch was propagated forward.</exception>
    /// <exception cref="NonFiniteLossException">The loss is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    public Gradients Backpropagate(ReadOnlySpan<float> outputs, Targets targets)
    {
        using var use = new ExclusiveUse(ref _user);
        return _calls.Backpropagate(outputs, targets);
    }

    /// <summary>Step 4: updates every parameter.</summary>
    /// <remarks>
    /// This applies a declared limit of the norm, and divides the gradients of several batches by the number of batches. The gradients in
    /// memory do not change: a second call with them is a second update.
    /// </remarks>
    /// <param name="gradients">The gradients that <see cref="Backpropagate(ReadOnlySpan{float}, Targets)"/> returned.</param>
    /// <exception cref="ArgumentException">The gradients belong to another trainer.</exception>
    /// <exception cref="InvalidOperationException">
    /// The gradients belong to no trainer, or those of a later batch have replaced them.
    /// </exception>
    /// <exception cref="NonFiniteGradientException">The norm is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    public void UpdateParameters(Gradients gradients)
    {
        using var use = new ExclusiveUse(ref _user);
        _update.Apply(gradients);
    }

    /// <summary>
    /// Updates the parameters from the batches that wait for an update, if there are any: for the end of an epoch whose number of batches
    /// is not a multiple of the declared number.
    /// </summary>
    /// <returns>Whether the parameters were updated.</returns>
    /// <exception cref="NonFiniteGradientException">The norm is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    public bool UpdatePending()
    {
        using var use = new ExclusiveUse(ref _user);
        return _update.ApplyPending();
    }

    /// <summary>Discards the gradients of the batches that wait for an update.</summary>
    public void DiscardPending()
    {
        using var use = new ExclusiveUse(ref _user);
        _update.DiscardPending();
    }

    /// <summary>The four steps in one: each parameter is updated as soon as the tile of its gradient is summed.</summary>
    /// <param name="inputs">1 to <c>MaxBatchSize</c> samples, one row after the other.</param>
    /// <param name="targets">A row of targets per sample, or a label per sample for softmax cross-entropy.</param>
    /// <returns>The mean loss of the batch before the update.</returns>
    /// <exception cref="ArgumentException">A length does not fit; the message names what was expected.</exception>
    /// <exception cref="NonFiniteLossException">The loss is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    /// <exception cref="NonFiniteGradientException">The norm is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    public float Step(ReadOnlySpan<float> inputs, Targets targets)
    {
        using var use = new ExclusiveUse(ref _user);
        int rows = _arguments.CountBatch(inputs);
        _arguments.CheckTargets(targets, rows);
        return _step.Run(ref MemoryMarshal.GetReference(inputs), targets, rows);
    }

    /// <summary>The network, the number of updates and the learning rate.</summary>
    public override string ToString() =>
        $"{Network.Describe()}: {Readable.Count(StepCount, "step")}, learning rate {Readable.Number(LearningRate)}";

    /// <summary>Copies of the parameters and of every optimizer state, in canonical order.</summary>
    internal IEnumerable<float[]> CanonicalState() => _buffers.CanonicalState(TNetwork.Description);
}
