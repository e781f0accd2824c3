namespace AdamKernels;

/// <summary>What a program can set between steps where it is declared adjustable, by the names of <c>trainer.Hyperparameters</c>.</summary>
internal enum Hyperparameter
{
    WeightDecay,
    Beta1,
    Beta2,
    Epsilon,
    Momentum,
    Dampening,
    Alpha,
    Rho,
    MomentumDecay,
    LearningRateDecay,
    MaxGradientNorm,
    MaxGradientMagnitude,
}
