namespace AdamKernels.Generators.Model;

/// <summary>An optimizer and its hyper-parameters.</summary>
internal abstract record OptimizerSpec(double LearningRate);

internal sealed record AdamSpec(double LearningRate, double Beta1, double Beta2, double Epsilon) : OptimizerSpec(LearningRate);

internal sealed record SgdSpec(double LearningRate, double Momentum) : OptimizerSpec(LearningRate);

internal sealed record RmsPropSpec(double LearningRate, double Alpha, double Epsilon) : OptimizerSpec(LearningRate);
