namespace AdamKernels;

/// <summary>How <c>Fit</c> of a <see cref="Trainer{TNetwork}"/> runs over a training set.</summary>
public sealed class FitOptions
{
    private const string ValidationName = "options.ValidationFraction";

    /// <summary>Maximum number of passes over the set, at least 1.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Samples per step, from 1 to the network's <c>MaxBatchSize</c>; 0, the default, means <c>MaxBatchSize</c>.</summary>
    /// <remarks>The last step of an epoch takes the remaining samples.</remarks>
    public int BatchSize { get; init; }

    /// <summary>Whether each epoch takes the samples in a new random order.</summary>
    /// <remarks>An <see cref="IBatchSource"/> orders its samples itself, so that false is an error there.</remarks>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Seed of the random order, of the choice of samples for validation, and of the seeds of an <see cref="IBatchSource"/>.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>The fraction of the samples that is held back for validation: at least 0, the default, and below 1.</summary>
    /// <remarks>
    /// The number of samples is samples · fraction, rounded to the nearest whole number. <see cref="Seed"/> chooses them before the first
    /// epoch: another Fit with the same seed and number of samples holds back the same ones. Cannot be combined with a validation set or
    /// an <see cref="IBatchSource"/>.
    /// </remarks>
    public double ValidationFraction { get; init; }

    /// <summary>
    /// The learning rate of each step, as a function of the number of updates that this Fit has made: a schedule in steps, such as
    /// <see cref="CosineSchedule"/>, or an <see cref="EpochSchedule"/>; null leaves the rate unchanged.
    /// </summary>
    /// <remarks>After the Fit, the trainer keeps the rate of the last step.</remarks>
    public IFitSchedule? Schedule { get; init; }

    /// <summary>
    /// Reduces the learning rate when the loss stops falling: the validation loss, or the training loss without validation.
    /// </summary>
    /// <remarks>Each Fit starts from a copy. Cannot be combined with <see cref="Schedule"/>.</remarks>
    public ReduceOnPlateau? ReduceOnPlateau { get; init; }

    /// <summary>Ends the training when the loss stops falling; null runs all epochs.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>Where the Fit saves its checkpoints, and how often; null for none.</summary>
    /// <remarks>
    /// The Fit also saves one when it ends and when it is canceled. A folder that has checkpoints of an earlier run is an error unless
    /// <see cref="Resume"/> is true.
    /// </remarks>
    public CheckpointFolder? Checkpoints { get; init; }

    /// <summary>
    /// Whether to go on with an earlier Fit, and end with the same bits as if it had not been interrupted: from the newest whole checkpoint
    /// in <see cref="Checkpoints"/>, otherwise from the checkpoint that the trainer has loaded. If the folder is empty, a new Fit begins.
    /// </summary>
    /// <remarks>
    /// Samples, seed, batch size, shuffling and validation must be those of the earlier Fit. <see cref="Epochs"/> may be more, which
    /// changes the rates of an <see cref="EpochSchedule"/>. Callbacks are called for the steps and epochs from there on; the history has
    /// all epochs. Without a folder and without a checkpoint of a Fit, true is an error.
    /// </remarks>
    public bool Resume { get; init; }

    /// <summary>
    /// Called once before the first step if the Fit goes on with an earlier one, with the epochs of that one: for a display, which gets no
    /// other call for them. The trainer has the state of the checkpoint.
    /// </summary>
    public Action<FitHistory>? Resumed { get; init; }

    /// <summary>Cancels the Fit. Checked before each step.</summary>
    /// <remarks>Parameters and optimizer are then as after the last whole step, and the trainer remains usable.</remarks>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Called after each epoch, on the thread of the Fit. It may call the trainer, for example to evaluate.</summary>
    public Action<EpochResult>? EpochCompleted { get; init; }

    /// <summary>Receives each epoch after <see cref="EpochCompleted"/>, for a display.</summary>
    /// <remarks>
    /// A <see cref="Progress{T}"/> passes it on to the context in which it was created, such as the thread of a window, while the Fit goes
    /// on: what it runs must not call the trainer.
    /// </remarks>
    public IProgress<EpochResult>? Progress { get; init; }

    /// <summary>Called after each step.</summary>
    public Action<StepResult>? StepCompleted { get; init; }

    /// <summary>Number of samples that are held back for validation.</summary>
    internal int ValidationCount(int samples) => (int)Math.Round(samples * ValidationFraction);

    /// <exception cref="ArgumentException">An option does not fit the others or the network.</exception>
    internal void Check(int maxBatchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1, "options.Epochs");
        if (BatchSize < 0 || BatchSize > maxBatchSize)
        {
            throw new ArgumentOutOfRangeException(
                "options.BatchSize", BatchSize, $"Expected a BatchSize from 0 to {maxBatchSize} (MaxBatchSize), but got {BatchSize}.");
        }

        if (!(ValidationFraction >= 0 && ValidationFraction < 1))
        {
            throw new ArgumentOutOfRangeException(
                ValidationName, ValidationFraction, "Expected a fraction of at least 0 and below 1.");
        }

        if (Schedule is not null && ReduceOnPlateau is not null)
        {
            throw new ArgumentException(
                "Expected a Schedule or ReduceOnPlateau, but got both: each sets the learning rate.", "options.ReduceOnPlateau");
        }

        EarlyStopping?.Check();
    }

    /// <exception cref="ArgumentException">The samples to hold back do not fit the set.</exception>
    internal void CheckValidation(int samples, bool hasValidationSet)
    {
        if (ValidationFraction == 0)
        {
            return;
        }

        if (hasValidationSet)
        {
            throw new ArgumentException("Expected a validation set or a ValidationFraction, but got both.", ValidationName);
        }

        int held = ValidationCount(samples);
        if (held == 0 || held == samples)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Expected samples for validation and for training, but {ValidationFraction} of {samples} is {held}."),
                ValidationName);
        }
    }

    /// <exception cref="ArgumentException">An option has no meaning for a source.</exception>
    internal void CheckSource()
    {
        if (ValidationFraction != 0)
        {
            throw new ArgumentException(
                "Expected no ValidationFraction with a batch source, which has no samples to hold back: pass a validation set.",
                ValidationName);
        }

        if (!Shuffle)
        {
            throw new ArgumentException(
                "Expected no Shuffle = false with a batch source, which orders its samples itself.", "options.Shuffle");
        }
    }
}
