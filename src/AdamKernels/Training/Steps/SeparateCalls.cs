using AdamKernels.Runtime;

namespace AdamKernels;

/// <summary>A training step in separate calls, which continue from the activations that the first one leaves in the workspace.</summary>
internal sealed class SeparateCalls(
    NetworkDescription description,
    TrainingBuffers buffers,
    ArgumentChecks arguments,
    WorkingBatch work,
    KeptActivations activations,
    RowPass rows,
    ParameterPass parameters,
    LossPass loss,
    ParameterUpdate update,
    DropoutKeys dropout,
    NonFiniteGuard guard,
    InputGradients inputGradients,
    StepTelemetry telemetry)
{
    private readonly float[] _outputs = new float[checked(description.MaxBatchSize * description.OutputCount)];
    private readonly float[] _outputGradients = new float[checked(description.MaxBatchSize * description.OutputCount)];

    /// <summary>Has the operating system provide the memory.</summary>
    public void Touch()
    {
        Pages.Touch(_outputs);
        Pages.Touch(_outputGradients);
    }

    public ReadOnlySpan<float> ForwardPropagate(ReadOnlySpan<float> inputs)
    {
        int samples = arguments.CountBatch(inputs);
        rows.Check();
        telemetry.Begin();
        work.SetInputs(inputs);
        var batch = new BatchContext(FirstRow: 0, (nuint)samples, Dropout: dropout.GetKey(update.StepCount, update.PendingBatches));
        ref float read = ref Run(RowWork.Forward | RowWork.CheckInputs, in batch);
        Span<float> outputs = _outputs.AsSpan(0, samples * description.OutputCount);
        work.CopyOutputsTo(outputs);
        activations.Keep(in batch, rows.CheckInputs(ref read, in batch, earlierAreFinite: true));
        telemetry.Pause();
        return outputs;
    }

    public float CalculateLoss(ReadOnlySpan<float> outputs, Targets targets)
    {
        telemetry.Resume();
        float value = LossOf(outputs, SetTargets(outputs, targets), out _);
        telemetry.Pause();
        return value;
    }

    public Gradients Backpropagate(ReadOnlySpan<float> outputs, Targets targets)
    {
        telemetry.Resume();
        inputGradients.Discard();
        BatchContext batch = SetTargets(outputs, targets);
        float value = LossOf(outputs, in batch, out bool isSkipped);
        Gradients gradients = GradientsOf(in batch, isSkipped);
        telemetry.AddBatch((int)batch.RowCount, isSkipped, value);
        telemetry.Pause();
        return gradients;
    }

    public Gradients Backpropagate(ReadOnlySpan<float> outputGradients)
    {
        telemetry.Resume();
        inputGradients.Discard();
        BatchContext batch = SetOutputGradients(outputGradients, out bool isSkipped);
        Gradients gradients = GradientsOf(in batch, isSkipped);
        telemetry.AddBatch((int)batch.RowCount, isSkipped);
        telemetry.Pause();
        return gradients;
    }

    public void BackpropagateAndUpdate(ReadOnlySpan<float> outputGradients)
    {
        Update(outputGradients, out BatchContext batch, out bool isSkipped);
        telemetry.AddBatch((int)batch.RowCount, isSkipped);
        telemetry.End();
    }

    /// <summary>All calls of a step, with a loss that the program computes.</summary>
    public float Step<TState>(ReadOnlySpan<float> inputs, TState state, LossFunction<TState> function)
        where TState : allows ref struct
    {
        inputGradients.Discard();
        ReadOnlySpan<float> outputs = ForwardPropagate(inputs);
        Span<float> gradients = _outputGradients.AsSpan(0, outputs.Length);
        gradients.Clear();
        float value = function(outputs, gradients, state);
        if (!float.IsFinite(value) && !AllowsReturned(value))
        {
            activations.Discard();
            inputGradients.Keep(inputs.Length / description.InputCount, isSkipped: true);
            telemetry.AddSkipped();
            telemetry.End();
            return value;
        }

        Update(gradients, out BatchContext batch, out bool isSkipped);
        telemetry.AddBatch((int)batch.RowCount, isSkipped, value);
        telemetry.End();
        return value;
    }

    private void Update(ReadOnlySpan<float> outputGradients, out BatchContext batch, out bool isSkipped)
    {
        telemetry.Resume();
        inputGradients.Discard();
        batch = SetOutputGradients(outputGradients, out isSkipped);
        activations.Discard();
        if (!isSkipped)
        {
            Backpropagate(in batch);
            isSkipped = !update.SumGradientsAndUpdate(ref work.Inputs, in batch);
        }

        inputGradients.Keep((int)batch.RowCount, isSkipped);
    }

    private bool AllowsReturned(float loss) => activations.InputsAreFinite
        ? guard.AllowsReturnedLoss(loss, update.StepCount)
        : guard.AllowsLoss(loss, update.StepCount, work.FindCause(inputsAreFinite: false), rank: null);

    private BatchContext GetBatch(ReadOnlySpan<float> outputs, string name = "outputs")
    {
        BatchContext batch = activations.GetBatch();
        Check.Length(outputs.Length, (long)batch.RowCount * description.OutputCount, name);
        return batch;
    }

    private BatchContext SetTargets(ReadOnlySpan<float> outputs, Targets targets)
    {
        BatchContext batch = GetBatch(outputs);
        int samples = (int)batch.RowCount;
        arguments.CheckTargets(targets, samples);
        return batch with { LossDivisor = work.SetTargets(targets, samples) };
    }

    private BatchContext SetOutputGradients(ReadOnlySpan<float> outputGradients, out bool isSkipped)
    {
        BatchContext batch = GetBatch(outputGradients, nameof(outputGradients));
        bool isFinite = activations.InputsAreFinite && Finite.All(outputGradients);
        isSkipped = !isFinite
            && !guard.AllowsOutputGradients(update.StepCount, activations.InputsAreFinite ? null : work.FindCause(inputsAreFinite: false));
        work.SetOutputGradients(outputGradients);
        Run(RowWork.DifferentiateOutputs, in batch);
        return batch;
    }

    private float LossOf(ReadOnlySpan<float> outputs, in BatchContext batch, out bool isSkipped)
    {
        // The caller may pass outputs of its own, which count instead of those in the workspace.
        work.SetOutputs(outputs);
        Run(RowWork.Loss, in batch);
        float value = loss.Sum(in batch, activations.InputsAreFinite, update);
        isSkipped = loss.IsSkipped(in batch, value, update.StepCount, activations.InputsAreFinite);
        return value;
    }

    private Gradients GradientsOf(in BatchContext batch, bool isSkipped)
    {
        // The gradients of a skipped batch must not be added to others. Without accumulation they are computed, so that they can be
        // inspected.
        if (!isSkipped || description.BatchesPerUpdate == 1)
        {
            Backpropagate(in batch);
            update.SumGradients(ref work.Inputs, in batch);
        }

        inputGradients.Keep((int)batch.RowCount, isSkipped);
        return update.GetGradients(isSkipped);
    }

    /// <summary>Takes the gradient at the outputs back to the sums of all layers.</summary>
    private void Backpropagate(in BatchContext batch)
    {
        parameters.TransposeWeights((int)batch.RowCount);
        Run(RowWork.Backward, in batch);
    }

    private ref float Run(RowWork what, in BatchContext batch) =>
        ref rows.Run(what, ref work.Inputs, buffers, in batch, rows.CountThreads(what, (int)batch.RowCount));
}
