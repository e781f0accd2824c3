using Playground.Training.Networks;

namespace Playground.Training.Plane;

/// <summary>One of the networks of a race.</summary>
public sealed class Racer
{
    private readonly ILearner _learner;

    internal Racer(OptimizerKind optimizer, ILearner learner)
    {
        Optimizer = optimizer;
        _learner = learner;
    }

    public OptimizerKind Optimizer { get; }

    /// <summary>Whether steps of the race train this network.</summary>
    public bool IsRunning { get; set; } = true;

    /// <summary>Whether a loss was infinite or not a number. From then on no step trains this network.</summary>
    public bool HasDiverged { get; private set; }

    /// <summary>Number of steps that trained this network.</summary>
    public int StepCount { get; private set; }

    /// <summary>The loss of the last batch, before its step; not a number before the first.</summary>
    public float Loss { get; private set; } = float.NaN;

    public LossHistory History { get; } = new();

    public double LearningRate
    {
        get => _learner.LearningRate;
        set => _learner.LearningRate = value;
    }

    /// <summary>Computes the network's value at any number of points.</summary>
    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => _learner.Predict(inputs, outputs);

    /// <summary>The hash of all parameters.</summary>
    public string Hash() => _learner.Hash();

    internal void Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        if (!IsRunning || HasDiverged)
        {
            return;
        }

        Loss = _learner.Step(inputs, targets);
        HasDiverged = !float.IsFinite(Loss);
        if (!HasDiverged)
        {
            StepCount++;
            History.Add(Loss);
        }
    }
}
