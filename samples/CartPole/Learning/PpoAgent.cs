using AdamKernels;
using CartPole.Simulation;

namespace CartPole.Learning;

/// <summary>
/// Proximal policy optimization (Schulman et al., 2017): the actor plays in a few environments for a few steps, then actor and critic are
/// trained on what happened, and so on.
/// </summary>
internal sealed class PpoAgent
{
    private readonly PpoOptions _options;
    private readonly CartPoleEnvironment[] _environments = new CartPoleEnvironment[Rollout.EnvironmentCount];
    private readonly Rollout _rollout = new();
    private readonly Trainer<Actor> _actor;
    private readonly Trainer<Critic> _critic;
    private readonly float[] _logits = new float[Rollout.EnvironmentCount * CartPoleEnvironment.ActionCount];
    private readonly float[] _logitGradients = new float[Rollout.SampleCount * CartPoleEnvironment.ActionCount];
    private DeterministicRandom _random;

    public PpoAgent(ulong seed, PpoOptions options)
    {
        _options = options;
        _random = new DeterministicRandom(seed);
        _actor = new Trainer<Actor>(new Actor(_random.NextUInt64()));
        _critic = new Trainer<Critic>(new Critic(_random.NextUInt64()));
        for (int i = 0; i < _environments.Length; i++)
        {
            _environments[i] = new CartPoleEnvironment();
            _environments[i].Reset(ref _random);
        }
    }

    public Actor Actor => _actor.Network;

    public EpisodeLengths Episodes { get; } = new();

    /// <summary>Plays a rollout, then trains on it. Allocates nothing.</summary>
    public void Update()
    {
        for (int step = 0; step < Rollout.StepCount; step++)
        {
            Play(step);
        }

        Observe(Rollout.StepCount);
        _critic.Network.Predict(_rollout.Observations, _rollout.Values);
        _rollout.EstimateAdvantages(_options.Discount, _options.TraceDecay);
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            ReadOnlySpan<float> logits = _actor.ForwardPropagate(_rollout.SampleObservations);
            PolicyLoss.Differentiate(logits, _rollout, _options.ClipRange, _logitGradients);
            _actor.BackpropagateAndUpdate(_logitGradients);
            _critic.Step(_rollout.SampleObservations, _rollout.Returns);
        }
    }

    private void Observe(int step)
    {
        for (int i = 0; i < _environments.Length; i++)
        {
            _environments[i].Observe(_rollout.ObservationOf(step, i));
        }
    }

    private void Play(int step)
    {
        Observe(step);
        _actor.Network.Predict(_rollout.ObservationsOf(step), _logits);
        for (int i = 0; i < _environments.Length; i++)
        {
            CartPoleEnvironment environment = _environments[i];
            ReadOnlySpan<float> logits = _logits.AsSpan(i * CartPoleEnvironment.ActionCount, CartPoleEnvironment.ActionCount);
            int sample = step * Rollout.EnvironmentCount + i;
            int action = Policy.DrawAction(logits, ref _random);
            environment.Step(action);
            _rollout.Actions[sample] = action;
            _rollout.LogProbabilities[sample] = Policy.LogProbability(logits, action);
            _rollout.Rewards[sample] = 1;
            _rollout.Ends[sample] = environment.HasEnded;
            if (environment.HasEnded)
            {
                // An episode that only ran out of time would have continued. Without the value of its last state, the critic would learn
                // that a state is worth less late in an episode, and the networks do not see the time.
                _rollout.Rewards[sample] += environment.HasFallen ? 0 : _options.Discount * ValueOf(environment);
                Episodes.Add(environment.Steps);
                environment.Reset(ref _random);
            }
        }
    }

    /// <summary>What the critic estimates of the state.</summary>
    private float ValueOf(CartPoleEnvironment environment)
    {
        Span<float> observation = stackalloc float[CartPoleEnvironment.ObservationCount];
        Span<float> value = stackalloc float[1];
        environment.Observe(observation);
        _critic.Network.Predict(observation, value);
        return value[0];
    }
}
