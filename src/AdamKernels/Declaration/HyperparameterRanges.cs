namespace AdamKernels;

/// <summary>What hyper-parameters may be: in a declaration, where properties refer to it, and between steps.</summary>
internal static class HyperparameterRanges
{
    /// <summary>The range of a hyper-parameter.</summary>
    public static NumberRange Range(this Hyperparameter hyperparameter) => hyperparameter switch
    {
        Hyperparameter.WeightDecay or Hyperparameter.MomentumDecay or Hyperparameter.LearningRateDecay => NumberRange.NonNegative,
        Hyperparameter.Epsilon => NumberRange.Epsilon,
        Hyperparameter.MaxGradientNorm or Hyperparameter.MaxGradientMagnitude => NumberRange.Positive,
        _ => NumberRange.Decay,
    };
}
