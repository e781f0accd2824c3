using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>
/// From the gradients of all layers' sums to changed parameters: gradients of the parameters, accumulation over several batches, the limit
/// of the norm, and the optimizer.
/// </summary>
internal sealed class ParameterUpdate(
    NetworkDescription description,
    NetworkProgram program,
    ParameterPass parameters,
    TrainingBuffers buffers,
    ArgumentChecks arguments,
    NonFiniteGuard guard,
    KeptActivations activations,
    StepTelemetry telemetry,
    ShardOwners owners)
{
    /// <summary>Keeps the quotient finite where all gradients are 0, as PyTorch's <c>clip_grad_norm_</c> does.</summary>
    private const double NormEpsilon = 1e-6;

    private readonly bool _isFused = description.IsFused && owners.Count == 1;
    private readonly bool _accumulates = description.BatchesPerUpdate > 1;
    private readonly ShardedGradients? _shards =
        description.Shards > 1 ? new ShardedGradients(description, buffers, parameters, owners) : null;

    private OptimizerState _state = new() { Hyperparameters = buffers.Hyperparameters };
    private double _learningRate = description.LearningRate;

    /// <summary>Number of updates made.</summary>
    public long StepCount => _state.StepCount;

    /// <summary>Batches whose gradients wait for an update; 0 without accumulation.</summary>
    public int PendingBatches { get; private set; }

    /// <summary>The learning rate of the next update.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The value, or its product with a layer's factor, is not positive and finite as a float.
    /// </exception>
    public double LearningRate
    {
        get => _learningRate;
        set
        {
            arguments.CheckLearningRate(value, nameof(value));
            _learningRate = value;
        }
    }

    /// <summary>Is called after each update, when it is complete, with the number of updates made.</summary>
    public Action<long>? Updated { get; set; }

    /// <summary>Has the operating system provide the memory.</summary>
    public void Touch() => _shards?.Touch();

    /// <summary>Copies what the next update depends on.</summary>
    public void CopyTo(TrainerState state)
    {
        state.Optimizer = _state;
        state.LearningRate = _learningRate;
        state.PendingBatches = PendingBatches;
    }

    /// <summary>Replaces what the next update depends on.</summary>
    public void Load(TrainerState state)
    {
        _state = state.Optimizer with { Hyperparameters = buffers.Hyperparameters };
        _learningRate = state.LearningRate;
        PendingBatches = state.PendingBatches;
        buffers.Gradients.Version++;
    }

    /// <summary>The gradients in memory.</summary>
    /// <param name="isSkipped">Whether the last batch is not among them.</param>
    public Gradients GetGradients(bool isSkipped) => new(description, buffers.Gradients, Math.Max(PendingBatches, 1), isSkipped);

    /// <summary>Sums gradients over the rows into memory, or adds them to those of earlier batches.</summary>
    /// <param name="inputs">The inputs that the first layer read.</param>
    /// <param name="batch">The samples.</param>
    public void SumGradients(ref float inputs, in BatchContext batch)
    {
        buffers.Gradients.Version++;
        if (_accumulates)
        {
            if (PendingBatches == 0)
            {
                buffers.Gradients.Span.Clear();
            }

            PendingBatches++;
        }

        if (_shards is not null)
        {
            _shards.Sum(ref inputs, in batch);
            return;
        }

        parameters.SumGradients(ref inputs, buffers, in batch);
    }

    /// <summary>Sums gradients over the rows, and updates the parameters if the batch completes the declared number.</summary>
    /// <param name="inputs">The inputs that the first layer read.</param>
    /// <param name="batch">The samples.</param>
    /// <returns>Whether the batch counts: it does not if the norm of its gradients is not finite and they are left out.</returns>
    public bool SumGradientsAndUpdate(ref float inputs, in BatchContext batch)
    {
        if (_isFused)
        {
            BatchContext whole = Replace(in batch);
            parameters.SumGradientsAndUpdate(ref inputs, in whole, program.AdvanceStep(ref _state, _learningRate));
            Complete();
            return true;
        }

        SumGradients(ref inputs, in batch);
        bool isComplete = PendingBatches == 0 || PendingBatches >= description.BatchesPerUpdate;
        return !isComplete || Update(Math.Max(PendingBatches, 1));
    }

    /// <summary>Updates the parameters from gradients, unless these are of a skipped batch.</summary>
    /// <exception cref="ArgumentException">The gradients belong to another trainer.</exception>
    /// <exception cref="InvalidOperationException">They are those of an earlier batch.</exception>
    public void Apply(Gradients gradients)
    {
        arguments.CheckGradients(gradients, buffers.Gradients);
        parameters.Check();
        telemetry.Resume();
        activations.Discard();
        if (!gradients.IsSkipped)
        {
            UpdateOrSkip(gradients.BatchCount);
        }

        telemetry.End();
    }

    /// <summary>Backpropagates and updates on this thread alone, where the update is fused.</summary>
    /// <param name="inputs">The inputs that the first layer read.</param>
    /// <param name="batch">The samples.</param>
    public void BackpropagateAndUpdate(ref float inputs, in BatchContext batch)
    {
        BatchContext whole = Replace(in batch);
        parameters.BackpropagateAndUpdate(ref inputs, in whole, program.AdvanceStep(ref _state, _learningRate));
        Complete();
    }

    /// <summary>Notes that tiles are about to replace the gradients in memory, whether or not an update follows.</summary>
    public void BeginSum() => buffers.Gradients.Version++;

    /// <summary>
    /// Updates the parameters from gradients that tiles have summed into memory. It is never left out: a network whose gradients have a
    /// largest norm has no tiles.
    /// </summary>
    public void ApplySummed() => Update(batches: 1);

    /// <summary>Updates the parameters from the batches that wait, if there are any.</summary>
    /// <returns>Whether the parameters were updated.</returns>
    public bool ApplyPending()
    {
        if (PendingBatches == 0)
        {
            return false;
        }

        parameters.Check();
        activations.Discard();
        return UpdateOrSkip(PendingBatches);
    }

    /// <summary>Discards the gradients that wait for an update.</summary>
    public void DiscardPending()
    {
        buffers.Gradients.Version += PendingBatches > 0 ? 1 : 0;
        PendingBatches = 0;
    }

    /// <summary>Notes that a fused pass replaces parameters and, in registers, gradients.</summary>
    /// <returns>The batch with all rows that its update is from.</returns>
    private BatchContext Replace(in BatchContext batch)
    {
        buffers.Parameters.Version++;
        buffers.Gradients.Version++;
        return _shards?.Whole(in batch) ?? batch;
    }

    private bool UpdateOrSkip(int batches)
    {
        bool isUpdated = Update(batches);
        if (!isUpdated)
        {
            telemetry.AddSkipped();
        }

        return isUpdated;
    }

    /// <returns>Whether the parameters were updated.</returns>
    private bool Update(int batches)
    {
        // These wait no longer, even if they are left out.
        PendingBatches = 0;
        double scale = 1d / batches;
        if (double.IsFinite(description.MaxGradientNorm))
        {
            double norm = GradientNorm.Of(description, buffers.Gradients) * scale;
            if (!double.IsFinite(norm) && !guard.AllowsNorm(norm, StepCount))
            {
                return false;
            }

            telemetry.SetGradientNorm(norm);
            scale *= Math.Min(1, buffers.Hyperparameters.MaxGradientNorm / (norm + NormEpsilon));
        }

        buffers.Parameters.Version++;
        parameters.Update(buffers.Gradients, program.AdvanceStep(ref _state, _learningRate) with { GradientScale = scale });
        Complete();
        return true;
    }

    /// <summary>Tells of an update that is complete: listeners, which are code of the program and may throw, after all else.</summary>
    private void Complete()
    {
        Updated?.Invoke(StepCount);
        telemetry.AddStep(_learningRate);
    }
}
