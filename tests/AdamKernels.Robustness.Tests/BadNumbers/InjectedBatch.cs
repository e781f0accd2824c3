using AdamKernels.RobustnessProbe;
using AdamKernels.Runtime;

namespace AdamKernels.Robustness.Tests.BadNumbers;

/// <summary>A batch with a bad number in it, if that is its slot.</summary>
internal sealed class InjectedBatch
{
    private readonly NetworkDescription _description;

    public InjectedBatch(NetworkDescription description, Injection injection)
    {
        _description = description;
        int rows = injection.Rows;
        Inputs = Samples.Inputs(description, rows, injection.Seed);
        Targets = Samples.Targets(description, rows);
        Weights = [.. Enumerable.Repeat(0.5f, rows)];
        OutputGradients = [.. Enumerable.Repeat(0.1f, Targets.Length)];
        Means = new float[description.InputCount];
        Deviations = [.. Enumerable.Repeat(1f, description.InputCount)];
        if (injection.Slot switch
        {
            Slot.Input => Inputs,
            Slot.Target => Targets,
            Slot.Weight => Weights,
            Slot.OutputGradient => OutputGradients,
            _ => null,
        } is { } values)
        {
            values[injection.Index % values.Length] = injection.Value;
        }
    }

    public float[] Inputs { get; }

    public float[] Targets { get; }

    public float[] Weights { get; }

    public float[] OutputGradients { get; }

    public float[] Means { get; }

    public float[] Deviations { get; }

    /// <summary>The inputs as the first layer reads them.</summary>
    public float[] Standardized => !_description.StandardizesInputs ? Inputs :
    [
        .. Inputs.Select((value, i) => (value - Means[i % Means.Length]) * (float)(1 / (double)Deviations[i % Means.Length])),
    ];

    /// <summary>Puts the number into the means or deviations.</summary>
    public void SetStandardization(Injection injection) =>
        (injection.Slot == Slot.Mean ? Means : Deviations)[injection.Index % Means.Length] = injection.Value;

    /// <summary>The first sample with a bad input; without one, the first with a bad target that counts.</summary>
    public long? FirstBadSample()
    {
        int input = Array.FindIndex(Standardized, value => !float.IsFinite(value));
        int target = Array.FindIndex(
            [.. Targets.Select((value, i) => Weights[i / _description.OutputCount] == 0 ? 0 : value)], value => !float.IsFinite(value));
        return input >= 0 ? input / _description.InputCount : target >= 0 ? target / _description.OutputCount : null;
    }

    /// <summary>Trains on the batch once.</summary>
    /// <returns>The loss; null where the program computes it.</returns>
    public float? Train<TNetwork>(Trainer<TNetwork> trainer, Injection injection)
        where TNetwork : class, INetwork<TNetwork>
    {
        Targets targets = AdamKernels.Targets.FromValues(Targets).WithWeights(Weights);
        if (injection.Slot == Slot.OutputGradient)
        {
            trainer.ForwardPropagate(Inputs);
            if (injection.Way == Way.Step)
            {
                trainer.BackpropagateAndUpdate(OutputGradients);
            }
            else
            {
                Update(trainer, trainer.Backpropagate(OutputGradients));
            }

            return null;
        }

        switch (injection.Way)
        {
            case Way.Step:
                return trainer.Step(Inputs, targets);
            case Way.Fit:
                float loss = 0;
                trainer.Fit(
                    Inputs,
                    targets,
                    new FitOptions { BatchSize = injection.Rows, Shuffle = false, StepCompleted = step => loss = step.Loss });
                return loss;
            default:
                ReadOnlySpan<float> outputs = trainer.ForwardPropagate(Inputs);
                loss = trainer.CalculateLoss(outputs, targets);
                Update(trainer, trainer.Backpropagate(outputs, targets));
                return loss;
        }
    }

    private void Update<TNetwork>(Trainer<TNetwork> trainer, Gradients gradients)
        where TNetwork : class, INetwork<TNetwork>
    {
        if (gradients.BatchCount == _description.BatchesPerUpdate)
        {
            trainer.UpdateParameters(gradients);
        }
    }
}
