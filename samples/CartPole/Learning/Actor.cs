using AdamKernels;
using CartPole.Simulation;

namespace CartPole.Learning;

/// <summary>
/// The policy: a logit for each action. It starts without a preference. Its loss is <see cref="PolicyLoss"/>.
/// </summary>
[Network(CartPoleEnvironment.ObservationCount, MaxBatchSize = Rollout.SampleCount)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(CartPoleEnvironment.ActionCount, Initializer = Initializer.Zeros)]
[CustomLoss]
[Adam(LearningRate = 1e-3)]
internal sealed partial class Actor;
