namespace CartPole.Learning;

/// <summary>The hyper-parameters of proximal policy optimization (PPO).</summary>
internal sealed record PpoOptions
{
    /// <summary>Factor γ of a reward for each step that it lies in the future.</summary>
    public float Discount { get; init; } = 0.98f;

    /// <summary>Decay λ of generalized advantage estimation.</summary>
    public float TraceDecay { get; init; } = 0.8f;

    /// <summary>How far the probability of an action may move from that of the rollout: by a factor from 1 - ε to 1 + ε.</summary>
    public float ClipRange { get; init; } = 0.2f;

    /// <summary>Steps of both networks for each rollout.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>A run gives up after this many steps of the environments.</summary>
    public long MaxSteps { get; init; } = 500_000;
}
