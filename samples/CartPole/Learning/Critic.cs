using AdamKernels;
using CartPole.Simulation;

namespace CartPole.Learning;

/// <summary>Estimates the return of the policy from a state.</summary>
[Network(CartPoleEnvironment.ObservationCount, MaxBatchSize = Rollout.SampleCount)]
[Dense(32, Activation.Tanh)]
[Dense(32, Activation.Tanh)]
[Dense(1)]
[MeanSquaredError]
[Adam(LearningRate = 1e-3)]
internal sealed partial class Critic;
