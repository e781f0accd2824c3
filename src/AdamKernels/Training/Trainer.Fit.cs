namespace AdamKernels;

/// <content>Training over a whole set: what is passed in.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>Trains for a number of epochs over a training set.</summary>
    /// <remarks>
    /// The first call for a set of a certain size allocates the order of its samples, and the first with
    /// <see cref="EarlyStopping.RestoreBest"/> room for a copy of the parameters; nothing else is allocated. After an exception the parameters
    /// and the optimizer are as after the last whole step, and the trainer can be used further. Batches that wait for an update are discarded, from
    /// before and after an exception. A call that is refused, or was canceled before it began, changes nothing and discards nothing.
    /// </remarks>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <param name="options">Epochs, batch size, order of the samples, learning rate, validation, when to stop, and callbacks.</param>
    /// <returns>The last and the best epoch, and why the training ended.</returns>
    /// <exception cref="ArgumentException">A length or an option does not fit; the message names what was expected.</exception>
    /// <exception cref="InvalidOperationException">Called from a callback of itself.</exception>
    /// <exception cref="NonFiniteLossException">A loss is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    /// <exception cref="NonFiniteGradientException">A norm to be limited is not finite and <see cref="NonFinitePolicy"/> says to throw.</exception>
    /// <exception cref="OperationCanceledException"><see cref="FitOptions.CancellationToken"/> was canceled.</exception>
    public FitResult Fit(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, FitOptions options) =>
        Fit(CheckedSet(inputs, targets), default, options);

    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, ReadOnlySpan{float}, FitOptions)"/>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="options">Epochs, batch size, order of the samples, learning rate, validation, when to stop, and callbacks.</param>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class.</exception>
    /// <exception cref="InvalidOperationException">The loss is not softmax cross-entropy, or Fit was called from a callback of itself.</exception>
    public FitResult Fit(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, FitOptions options) =>
        Fit(CheckedSet(inputs, labels), default, options);

    /// <summary>Trains for a number of epochs over a training set, and computes loss and accuracy of a validation set after each of them.</summary>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, ReadOnlySpan{float}, FitOptions)"/>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <param name="validationInputs">One or more samples that are not trained on.</param>
    /// <param name="validationTargets">One row of targets for each of them.</param>
    /// <param name="options">Epochs, batch size, order of the samples, learning rate, when to stop, and callbacks.</param>
    public FitResult Fit(
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        ReadOnlySpan<float> validationInputs,
        ReadOnlySpan<float> validationTargets,
        FitOptions options) => Fit(
            CheckedSet(inputs, targets),
            CheckedSet(validationInputs, validationTargets, nameof(validationInputs), nameof(validationTargets)),
            options);

    /// <summary>Trains for a number of epochs over a training set, and computes loss and accuracy of a validation set after each of them.</summary>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, ReadOnlySpan{int}, FitOptions)"/>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="validationInputs">One or more samples that are not trained on.</param>
    /// <param name="validationLabels">The class of each of them.</param>
    /// <param name="options">Epochs, batch size, order of the samples, learning rate, when to stop, and callbacks.</param>
    public FitResult Fit(
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<int> labels,
        ReadOnlySpan<float> validationInputs,
        ReadOnlySpan<int> validationLabels,
        FitOptions options) => Fit(
            CheckedSet(inputs, labels),
            CheckedSet(validationInputs, validationLabels, nameof(validationInputs), nameof(validationLabels)),
            options);

    private FitResult Fit(SampleSet training, SampleSet validation, FitOptions options)
    {
        using var use = new ExclusiveUse(ref _user, runsCallbacks: true);
        ArgumentNullException.ThrowIfNull(options);
        options.Check(_description.MaxBatchSize, training.Count, hasValidationSet: validation.Count > 0);
        if (_isFitting)
        {
            throw new InvalidOperationException("Fit is running: a callback of Fit may not call Fit of the same trainer.");
        }

        options.CancellationToken.ThrowIfCancellationRequested();
        bool hasBegun = false;
        _isFitting = true;
        try
        {
            // The last of what refuses a call: until here, batches that wait for an update go on waiting.
            CheckFirstRate(options);
            hasBegun = true;
            DiscardPending();
            return RunEpochs(training, validation, options);
        }
        finally
        {
            // After an exception too: gradients of a set that was left must not reach the next one.
            if (hasBegun)
            {
                DiscardPending();
            }

            _isFitting = false;
        }
    }

    /// <summary>Asks the program's own schedule, which runs as a callback does.</summary>
    private void CheckFirstRate(FitOptions options)
    {
        if (options.Schedule is { } schedule)
        {
            CheckLearningRate(schedule.GetLearningRate(0), "options.Schedule");
        }

        if (options.ReduceOnPlateau is { } plateau)
        {
            CheckLearningRate(plateau.LearningRate, "options.ReduceOnPlateau");
        }
    }
}
