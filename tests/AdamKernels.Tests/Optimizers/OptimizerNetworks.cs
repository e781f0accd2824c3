namespace AdamKernels.Tests.Optimizers;

// One small shape, with every optimizer and every option. Rows of 17 and of 2 leave tails.

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adam]
public sealed partial class NetAdam;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adam(LearningRate = 3e-3, Beta1 = 0.7, Beta2 = 0.97, Epsilon = 1e-4)]
public sealed partial class NetAdamOther;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adam(WeightDecay = 0.1)]
public sealed partial class NetAdamDecay;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adam(AmsGrad = true)]
public sealed partial class NetAdamAmsGrad;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adam(Maximize = true)]
public sealed partial class NetAdamMaximize;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adam(Beta1 = 0.5, Beta2 = 0.9, Epsilon = 1e-3, WeightDecay = 0.3, AmsGrad = true, Maximize = true)]
public sealed partial class NetAdamAll;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adam(Beta1 = 0.5, Beta2 = 0.9, Epsilon = 1e-3, WeightDecay = 0.3, Maximize = true)]
public sealed partial class NetAdamMaximizeDecay;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[AdamW]
public sealed partial class NetAdamW;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[AdamW(WeightDecay = 0)]
public sealed partial class NetAdamWPlain;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[AdamW(LearningRate = 3e-3, Beta1 = 0.7, Beta2 = 0.97, Epsilon = 1e-4, WeightDecay = 0.3, AmsGrad = true, Maximize = true)]
public sealed partial class NetAdamWAll;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Sgd]
public sealed partial class NetSgd;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Sgd(LearningRate = 0.3, WeightDecay = 0.1, Maximize = true)]
public sealed partial class NetSgdDecay;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Sgd(Momentum = 0.9)]
public sealed partial class NetMomentum;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Sgd(Momentum = 0.9, Dampening = 0.5)]
public sealed partial class NetMomentumDampened;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Sgd(Momentum = 0.9, Nesterov = true)]
public sealed partial class NetNesterov;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Sgd(LearningRate = 0.05, Momentum = 0.6, Nesterov = true, WeightDecay = 1e-2, Maximize = true)]
public sealed partial class NetNesterovAll;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[RmsProp]
public sealed partial class NetRmsProp;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[RmsProp(Momentum = 0.9)]
public sealed partial class NetRmsPropMomentum;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[RmsProp(Centered = true)]
public sealed partial class NetRmsPropCentered;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[RmsProp(LearningRate = 2e-3, Alpha = 0.8, Epsilon = 1e-5, Centered = true, Momentum = 0.6, WeightDecay = 0.1, Maximize = true)]
public sealed partial class NetRmsPropAll;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[NAdam]
public sealed partial class NetNAdam;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[NAdam(LearningRate = 3e-3, Beta1 = 0.7, Beta2 = 0.97, Epsilon = 1e-4, MomentumDecay = 0.5, WeightDecay = 0.1, Maximize = true)]
public sealed partial class NetNAdamAll;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[NAdam(Beta1 = 0)]
public sealed partial class NetNAdamPlain;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[RAdam]
public sealed partial class NetRAdam;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[RAdam(LearningRate = 3e-3, Beta1 = 0.7, Beta2 = 0.97, Epsilon = 1e-4, WeightDecay = 0.1, Maximize = true)]
public sealed partial class NetRAdamAll;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[RAdam(Beta2 = 0.5)]
public sealed partial class NetRAdamPlain;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adamax]
public sealed partial class NetAdamax;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adamax(LearningRate = 3e-3, Beta1 = 0.7, Beta2 = 0.97, Epsilon = 1e-4, WeightDecay = 0.1, Maximize = true)]
public sealed partial class NetAdamaxAll;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adagrad]
public sealed partial class NetAdagrad;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adagrad(LearningRate = 0.1, LearningRateDecay = 0.1, Epsilon = 1e-4, InitialAccumulator = 0.1, WeightDecay = 0.1, Maximize = true)]
public sealed partial class NetAdagradAll;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adadelta]
public sealed partial class NetAdadelta;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Adadelta(LearningRate = 0.5, Rho = 0.7, Epsilon = 1e-4, WeightDecay = 0.1, Maximize = true)]
public sealed partial class NetAdadeltaAll;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Lion]
public sealed partial class NetLion;

[Network(3, MaxBatchSize = 9), Dense(17, Activation.Tanh), Dense(2), MeanSquaredError]
[Lion(LearningRate = 1e-3, Beta1 = 0.6, Beta2 = 0.95, WeightDecay = 0.3, Maximize = true)]
public sealed partial class NetLionAll;
