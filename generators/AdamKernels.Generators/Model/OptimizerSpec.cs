namespace AdamKernels.Generators.Model;

/// <summary>An optimizer and its hyper-parameters.</summary>
internal abstract record OptimizerSpec(double LearningRate)
{
    /// <summary>Weight decay; whether it joins the gradient or shrinks the parameter is the optimizer's to say.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether the loss is to grow.</summary>
    public bool Maximize { get; init; }
}

internal record AdamSpec(double LearningRate, double Beta1, double Beta2, double Epsilon) : OptimizerSpec(LearningRate)
{
    /// <summary>Whether the largest second moment so far takes the place of the present one.</summary>
    public bool AmsGrad { get; init; }
}

internal sealed record AdamWSpec(double LearningRate, double Beta1, double Beta2, double Epsilon) : AdamSpec(LearningRate, Beta1, Beta2, Epsilon);

internal sealed record SgdSpec(double LearningRate, double Momentum) : OptimizerSpec(LearningRate)
{
    public double Dampening { get; init; }

    public bool Nesterov { get; init; }
}

internal sealed record RmsPropSpec(double LearningRate, double Alpha, double Epsilon) : OptimizerSpec(LearningRate)
{
    public bool Centered { get; init; }

    public double Momentum { get; init; }
}

internal sealed record NAdamSpec(double LearningRate, double Beta1, double Beta2, double Epsilon, double MomentumDecay) : OptimizerSpec(LearningRate);

internal sealed record RAdamSpec(double LearningRate, double Beta1, double Beta2, double Epsilon) : OptimizerSpec(LearningRate);

internal sealed record AdamaxSpec(double LearningRate, double Beta1, double Beta2, double Epsilon) : OptimizerSpec(LearningRate);

internal sealed record AdagradSpec(double LearningRate, double LearningRateDecay, double Epsilon) : OptimizerSpec(LearningRate)
{
    /// <summary>What the sum of squares starts from.</summary>
    public double InitialAccumulator { get; init; }
}

internal sealed record LionSpec(double LearningRate, double Beta1, double Beta2) : OptimizerSpec(LearningRate);
