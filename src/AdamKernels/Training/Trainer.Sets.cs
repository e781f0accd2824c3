namespace AdamKernels;

/// <content>The calls that run over any number of samples: Fit and the evaluations.</content>
public sealed partial class Trainer<TNetwork>
{
    /// <summary>Trains for a number of epochs over a training set.</summary>
    /// <remarks>
    /// Each call allocates its history. The first call for a larger set allocates the order of its samples, and the first call with
    /// <see cref="EarlyStopping.RestoreBest"/> a copy of the parameters; steps allocate nothing. After an exception the parameters and the
    /// optimizer are as after the last whole step, and the trainer remains usable. Batches that wait for an update are discarded before the
    /// first step and after the last, or after an exception. A call with invalid arguments, or one that was canceled before it began,
    /// changes and discards nothing.
    /// </remarks>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <param name="options">Epochs, batch size, order of the samples, learning rate, validation, when to stop, and callbacks.</param>
    /// <returns>The last and the best epoch, all epochs, and why the training ended.</returns>
    /// <exception cref="ArgumentException">A length or an option does not fit; the message names what was expected.</exception>
    /// <exception cref="InvalidOperationException">
    /// Fit was called from one of its own callbacks; <see cref="FitOptions.Checkpoints"/> has those of another run; or there is nothing to
    /// <see cref="FitOptions.Resume"/>.
    /// </exception>
    /// <exception cref="CheckpointException">A checkpoint cannot be saved, or none that could be resumed is whole.</exception>
    /// <exception cref="NonFiniteLossException">A loss is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    /// <exception cref="NonFiniteGradientException">The norm is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    /// <exception cref="OperationCanceledException"><see cref="FitOptions.CancellationToken"/> was canceled.</exception>
    public FitResult Fit(ReadOnlySpan<float> inputs, Targets targets, FitOptions options)
    {
        using var use = new ExclusiveUse(ref _user, runsCallbacks: true);
        return _fit.Run(_arguments.CreateSet(inputs, targets), default, options);
    }

    /// <summary>
    /// Trains for a number of epochs over a training set, and computes loss and accuracy of a validation set after each epoch.
    /// </summary>
    /// <inheritdoc cref="Fit(ReadOnlySpan{float}, Targets, FitOptions)"/>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <param name="validationInputs">One or more samples that are not trained on.</param>
    /// <param name="validationTargets">One row of targets per validation sample.</param>
    /// <param name="options">Epochs, batch size, order of the samples, learning rate, when to stop, and callbacks.</param>
    public FitResult Fit(
        ReadOnlySpan<float> inputs,
        Targets targets,
        ReadOnlySpan<float> validationInputs,
        Targets validationTargets,
        FitOptions options)
    {
        using var use = new ExclusiveUse(ref _user, runsCallbacks: true);
        return _fit.Run(
            _arguments.CreateSet(inputs, targets),
            _arguments.CreateSet(validationInputs, validationTargets, nameof(validationInputs), nameof(validationTargets)),
            options);
    }

    /// <summary>Trains for a number of epochs over the samples that a source fills in batch by batch.</summary>
    /// <remarks>
    /// The source's batches are checked as a set is: labels and weights, and the rows of targets of softmax and binary cross-entropy. The
    /// first call allocates memory for a batch. A declared standardization must have been set: a source cannot be read ahead to learn it.
    /// Otherwise as <see cref="Fit(ReadOnlySpan{float}, Targets, FitOptions)"/>.
    /// </remarks>
    /// <param name="source">The samples to train on.</param>
    /// <param name="options">
    /// Epochs, batch size, seed, learning rate, when to stop, and callbacks. A source takes no
    /// <see cref="FitOptions.ValidationFraction"/> and shuffles by itself.
    /// </param>
    /// <returns>The last and the best epoch, all epochs, and why the training ended.</returns>
    /// <exception cref="ArgumentException">
    /// An option, or a target, label or weight that the source filled in, does not fit; the message names what was expected.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// Fit was called from one of its own callbacks; the network's loss takes no targets, or no labels; a declared standardization is
    /// missing; or the source filled in another number of samples than it had to.
    /// </exception>
    /// <exception cref="NonFiniteLossException">A loss is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    /// <exception cref="NonFiniteGradientException">The norm is not finite, and <see cref="NonFinitePolicy"/> is Throw.</exception>
    /// <exception cref="OperationCanceledException"><see cref="FitOptions.CancellationToken"/> was canceled.</exception>
    public FitResult Fit(IBatchSource source, FitOptions options)
    {
        using var use = new ExclusiveUse(ref _user, runsCallbacks: true);
        return _fit.Run(source, default, options);
    }

    /// <summary>
    /// Trains for a number of epochs over the samples that a source fills in batch by batch, and computes loss and accuracy of a
    /// validation set after each epoch.
    /// </summary>
    /// <inheritdoc cref="Fit(IBatchSource, FitOptions)"/>
    /// <param name="source">The samples to train on.</param>
    /// <param name="validationInputs">One or more samples that are not trained on.</param>
    /// <param name="validationTargets">One row of targets per validation sample.</param>
    /// <param name="options">Epochs, batch size, seed, learning rate, when to stop, and callbacks.</param>
    public FitResult Fit(
        IBatchSource source, ReadOnlySpan<float> validationInputs, Targets validationTargets, FitOptions options)
    {
        using var use = new ExclusiveUse(ref _user, runsCallbacks: true);
        return _fit.Run(
            source,
            _arguments.CreateSet(validationInputs, validationTargets, nameof(validationInputs), nameof(validationTargets)),
            options);
    }

    /// <summary>Computes loss and accuracy. No parameter changes. Discards the activations of <see cref="ForwardPropagate"/>.</summary>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <exception cref="ArgumentException">A length does not fit; the message names what was expected.</exception>
    public Evaluation Evaluate(ReadOnlySpan<float> inputs, Targets targets)
    {
        using var use = new ExclusiveUse(ref _user);
        return _evaluator.Evaluate(_arguments.CreateSet(inputs, targets), _buffers, inUnitOfTargets: true);
    }

    /// <summary>Adds the classes that the network predicts to a confusion matrix. No parameter changes.</summary>
    /// <remarks>
    /// The largest output predicts the class, the first one at a tie; a network with one logit and binary cross-entropy predicts class 1 if
    /// the logit is above 0, otherwise class 0. Allocates nothing. Discards the activations of <see cref="ForwardPropagate"/>.
    /// </remarks>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="labels">The class of each sample, from 0.</param>
    /// <param name="matrix">Counts the samples, in addition to those it already has. It has as many classes as the network.</param>
    /// <exception cref="ArgumentException">
    /// A length or the number of classes does not fit; the message names what was expected. Nothing was added.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is not a class. Nothing was added.</exception>
    /// <exception cref="InvalidOperationException">
    /// The network has one output, and its loss is not binary cross-entropy: it does not predict classes.
    /// </exception>
    public void EvaluateClasses(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ConfusionMatrix matrix)
    {
        using var use = new ExclusiveUse(ref _user);
        _metrics.AddClasses(inputs, labels, matrix);
    }

    /// <summary>Compares the network's outputs with targets. No parameter changes.</summary>
    /// <remarks>
    /// The first call allocates two numbers per output; nothing else is allocated. Discards the activations of
    /// <see cref="ForwardPropagate"/>.
    /// </remarks>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <exception cref="ArgumentException">A length does not fit; the message names what was expected.</exception>
    public RegressionMetrics EvaluateRegression(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        using var use = new ExclusiveUse(ref _user);
        return _metrics.EvaluateRegression(inputs, targets);
    }

    /// <summary>
    /// Computes loss and accuracy with the moving average of the parameters, as
    /// <see cref="Evaluate(ReadOnlySpan{float}, Targets)"/> does with the parameters.
    /// </summary>
    /// <param name="inputs">One or more samples, one row after the other.</param>
    /// <param name="targets">One row of targets per sample.</param>
    /// <exception cref="ArgumentException">A length does not fit; the message names what was expected.</exception>
    /// <exception cref="InvalidOperationException">The network does not declare <see cref="AverageParametersAttribute"/>.</exception>
    public Evaluation EvaluateAverage(ReadOnlySpan<float> inputs, Targets targets)
    {
        using var use = new ExclusiveUse(ref _user);
        return _evaluator.Evaluate(_arguments.CreateSet(inputs, targets), _average.Buffers, inUnitOfTargets: true);
    }

    /// <summary>
    /// Copies the moving average into the parameters of a network, and the standardizations with it, to predict with it.
    /// </summary>
    /// <param name="network">Receives the average. If it is the network being trained, training continues from the average.</param>
    /// <exception cref="InvalidOperationException">The network does not declare <see cref="AverageParametersAttribute"/>.</exception>
    public void CopyAverageTo(TNetwork network)
    {
        using var use = new ExclusiveUse(ref _user);
        ArgumentNullException.ThrowIfNull(network);
        _average.CopyTo(network);
    }

    /// <summary>Restarts the moving average at the current parameters: after they were set, or after the first rough steps.</summary>
    /// <exception cref="InvalidOperationException">The network does not declare <see cref="AverageParametersAttribute"/>.</exception>
    public void ResetAverage()
    {
        using var use = new ExclusiveUse(ref _user);
        _average.Reset();
    }
}
