using System.Reflection;
using System.Text;
using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// Trains a network in several processes, each of which takes some of the shards of every batch. Any number of processes, from one to
/// <c>[Shards]</c>, gives the same bits.
/// </summary>
/// <remarks>
/// All processes make the same calls in the same order, with the same arguments: each has a trainer and a network of its own, whose bits
/// are the same after every step. A step allocates nothing. An exception that not all processes throw leaves the others waiting, unless the
/// group ends them, as that of AdamKernels.Mpi does when the exception ends its process.
/// </remarks>
/// <typeparam name="TNetwork">A class with <see cref="NetworkAttribute"/> and <see cref="ShardsAttribute"/>.</typeparam>
public sealed class DistributedTrainer<TNetwork>
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly IProcessGroup _group;

    /// <summary>Allocates all memory that training needs, and checks that all processes begin with the same.</summary>
    /// <param name="network">The network of this process, with the same parameters as those of the others: the same seed or file.</param>
    /// <param name="group">The processes.</param>
    /// <param name="workers">Threads that share the work of this process; null for the calling thread alone.</param>
    /// <exception cref="ArgumentException">There are more processes than shards.</exception>
    /// <exception cref="InvalidOperationException">
    /// A process has another version of the library, another declaration or other parameters. Every process throws it.
    /// </exception>
    public DistributedTrainer(TNetwork network, IProcessGroup group, TrainingWorkers? workers = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(group);
        NetworkDescription description = TNetwork.Description;
        if (group.Count > description.Shards)
        {
            string declared = description.Shards == 1 ? "does not declare [Shards]" : $"declares [Shards({description.Shards})]";
            throw new ArgumentException(
                $"Expected {(description.Shards == 1 ? "1 process" : $"at most {description.Shards} processes")}, "
                + $"because {typeof(TNetwork)} {declared}, but got {group.Count}.",
                nameof(group));
        }

        _group = group;
        Trainer = new Trainer<TNetwork>(network, workers, group);
        new GroupAgreement(group)
            .OnHash("version of AdamKernels", XxHash64.Of(Encoding.UTF8.GetBytes(Version)))
            .OnHash("declaration", DeclarationHash.ValueOf(description))
            .On("MaxBatchSize", description.MaxBatchSize)
            .OnHash("parameters", Trainer.Fingerprint())
            .Check();
    }

    /// <summary>
    /// The trainer of this process, for all other calls. Those that sum gradients or a loss to train need all processes. The four calls of
    /// the documented loop give the bits of <see cref="Step"/>, but each process computes the activations of all samples.
    /// </summary>
    public Trainer<TNetwork> Trainer { get; }

    /// <summary>The network of this process.</summary>
    public TNetwork Network => Trainer.Network;

    private static string Version =>
        typeof(IProcessGroup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The samples of a batch that this process computes. Of the others it reads nothing but labels and weights.</summary>
    /// <param name="samples">Samples of the batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Range OwnSamples(int samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        BatchContext own = Trainer.Owners.OwnRows(new BatchContext(FirstRow: 0, (nuint)samples));
        return (int)own.FirstRow..(int)(own.FirstRow + own.RowCount);
    }

    /// <summary>Trains on a batch.</summary>
    /// <inheritdoc cref="Trainer{TNetwork}.Step(ReadOnlySpan{float}, Targets)"/>
    /// <param name="inputs">The whole batch, of which only <see cref="OwnSamples"/> are read.</param>
    /// <param name="targets">A row of targets per sample, or a label per sample for softmax cross-entropy.</param>
    public float Step(ReadOnlySpan<float> inputs, Targets targets) => Trainer.Step(inputs, targets);

    /// <summary>Trains for a number of epochs over a training set, the same in all processes.</summary>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, Targets, ReadOnlySpan{float}, Targets, FitOptions)"/>
    public FitResult Fit(ReadOnlySpan<float> inputs, Targets targets, FitOptions options)
    {
        Prepare(options, inputs.Length, validation: 0);
        return Trainer.Fit(inputs, targets, options);
    }

    /// <summary>
    /// Trains for a number of epochs over a training set, the same in all processes, and evaluates a validation set after each epoch.
    /// </summary>
    /// <remarks>
    /// The first process, of rank 0, saves checkpoints: <see cref="FitOptions.Checkpoints"/> must be null in the others. With
    /// <see cref="FitOptions.Resume"/> they receive its newest checkpoint, whatever the number of processes was that trained until then. If
    /// there is none, the training begins anew. Callbacks run in all processes.
    /// </remarks>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <param name="validationInputs">One or more samples that are not trained on.</param>
    /// <param name="validationTargets">One row of targets per validation sample.</param>
    /// <param name="options">Epochs, batch size, order of the samples, learning rate, validation, when to stop, and callbacks.</param>
    /// <returns>The last and the best epoch, all epochs, and why the training ended.</returns>
    /// <exception cref="ArgumentException">
    /// A length or an option does not fit, or a process other than the first one has <see cref="FitOptions.Checkpoints"/>.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// A process has other options, another number of samples, or other parameters, at the start or after an epoch; or there is no Fit to
    /// resume. Every process throws it.
    /// </exception>
    public FitResult Fit(
        ReadOnlySpan<float> inputs,
        Targets targets,
        ReadOnlySpan<float> validationInputs,
        Targets validationTargets,
        FitOptions options)
    {
        Prepare(options, inputs.Length, validationInputs.Length);
        return Trainer.Fit(inputs, targets, validationInputs, validationTargets, options);
    }

    /// <summary>Trains for a number of epochs over the samples that a source fills in batch by batch.</summary>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, Targets, ReadOnlySpan{float}, Targets, FitOptions)"/>
    /// <param name="source">
    /// The samples to train on: whole batches, the same in all processes. It may leave out inputs and targets that are not of
    /// <see cref="OwnSamples"/>, but not labels and weights.
    /// </param>
    /// <param name="options">Epochs, batch size, seed, learning rate, when to stop, and callbacks.</param>
    public FitResult Fit(IBatchSource source, FitOptions options)
    {
        Prepare(options, samples: -1, validation: 0);
        return Trainer.Fit(source, options);
    }

    /// <summary>
    /// Trains for a number of epochs over the samples that a source fills in batch by batch, and evaluates a validation set after each
    /// epoch.
    /// </summary>
    /// <inheritdoc cref="Fit(IBatchSource, FitOptions)"/>
    /// <param name="source">The samples to train on.</param>
    /// <param name="validationInputs">One or more samples that are not trained on.</param>
    /// <param name="validationTargets">One row of targets per validation sample.</param>
    /// <param name="options">Epochs, batch size, seed, learning rate, when to stop, and callbacks.</param>
    public FitResult Fit(IBatchSource source, ReadOnlySpan<float> validationInputs, Targets validationTargets, FitOptions options)
    {
        Prepare(options, samples: -1, validationInputs.Length);
        return Trainer.Fit(source, validationInputs, validationTargets, options);
    }

    /// <summary>Checks that all processes train in the same way, and gives them the checkpoint of the first one.</summary>
    private void Prepare(FitOptions options, long samples, long validation)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Checkpoints is not null && _group.Rank != 0)
        {
            throw new ArgumentException("Expected Checkpoints in the process of rank 0 alone, and null in the others.", nameof(options));
        }

        new GroupAgreement(_group)
            .On("number of training inputs", samples)
            .On("number of validation inputs", validation)
            .On(nameof(options.Epochs), options.Epochs)
            .On(nameof(options.BatchSize), options.BatchSize)
            .On(nameof(options.Shuffle), options.Shuffle)
            .OnSeed(nameof(options.Seed), options.Seed)
            .On(nameof(options.ValidationFraction), options.ValidationFraction)
            .On("use of a Schedule", options.Schedule is not null)
            .On("use of ReduceOnPlateau", options.ReduceOnPlateau is not null)
            .On("patience of EarlyStopping", options.EarlyStopping?.Patience ?? 0)
            .On("MinImprovement of EarlyStopping", options.EarlyStopping?.MinImprovement ?? 0)
            .On("RestoreBest of EarlyStopping", options.EarlyStopping?.RestoreBest ?? false)
            .On(nameof(options.Resume), options.Resume)
            .On("cancellation before the first step", options.CancellationToken.IsCancellationRequested)
            .OnHash("state of the training", Trainer.Fingerprint())
            .Check();
        if (options.Resume)
        {
            ReceiveCheckpoint(options.Checkpoints);
        }
    }

    /// <summary>Sends the newest checkpoint of the first process, if there is one, to the others, which load it.</summary>
    private void ReceiveCheckpoint(CheckpointFolder? folder)
    {
        const int NoFolder = -1;
        byte[] file = folder?.FindNewest() is { } path ? File.ReadAllBytes(path) : [];
        var length = new byte[sizeof(int)];
        BitConverter.TryWriteBytes(length, _group.Rank == 0 && folder is null ? NoFolder : file.Length);
        Broadcast(length);
        if (BitConverter.ToInt32(length) == NoFolder)
        {
            // Each process has loaded the same checkpoint, or none has.
            Trainer.CheckFitToResume();
            return;
        }

        byte[] received = _group.Rank == 0 ? file : new byte[BitConverter.ToInt32(length)];
        Broadcast(received);
        if (_group.Rank != 0 && received.Length > 0)
        {
            Trainer.LoadCheckpoint(received);
        }
    }

    /// <summary>Gives all processes what the first one has.</summary>
    private void Broadcast(byte[] content)
    {
        int[] starts = [0, .. Enumerable.Repeat(content.Length, _group.Count)];
        _group.GatherAll(content, starts);
    }
}
