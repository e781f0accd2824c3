namespace AdamKernels.Conformance;

/// <summary>The learning rates of a training.</summary>
/// <param name="kind">The schedule.</param>
/// <param name="rate">Its rate; for a cycle, the largest.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ScheduleAttribute(ScheduleKind kind, double rate) : Attribute
{
    /// <summary>The schedule.</summary>
    public ScheduleKind Kind { get; } = kind;

    /// <summary>Its rate; for a cycle, the largest.</summary>
    public double Rate { get; } = rate;

    /// <summary>Its steps; those of each rate for <see cref="ScheduleKind.Step"/>.</summary>
    public int Steps { get; set; }

    /// <summary>The steps before the cosine.</summary>
    public int WarmupSteps { get; set; }

    /// <summary>The epochs before the cosine, in place of steps, for a cosine that ends with the Fit.</summary>
    public double WarmupEpochs { get; set; }

    /// <summary>What the rate is multiplied by.</summary>
    public double Factor { get; set; }

    /// <summary>The last rate.</summary>
    public double FinalRate { get; set; }

    /// <summary>The epochs without a better loss that are waited for.</summary>
    public int Patience { get; set; }

    /// <summary>The schedule; null for one that looks at losses.</summary>
    public IFitSchedule? Create() => Kind switch
    {
        ScheduleKind.Constant => new ConstantSchedule(Rate),
        ScheduleKind.Step => new StepSchedule(Rate, Steps, Factor),
        ScheduleKind.Exponential => new ExponentialSchedule(Rate, Factor),
        ScheduleKind.Cosine => new CosineSchedule(Rate, Steps, FinalRate),
        ScheduleKind.WarmupCosine when WarmupEpochs > 0 => EpochSchedule.WarmupCosine(Rate, WarmupEpochs, FinalRate),
        ScheduleKind.WarmupCosine => new WarmupCosineSchedule(Rate, WarmupSteps, Steps, FinalRate),
        ScheduleKind.OneCycle => new OneCycleSchedule(Rate, Steps),
        _ => null,
    };

    /// <summary>The schedule that looks at losses, if it is one.</summary>
    public ReduceOnPlateau? CreatePlateau() => Kind == ScheduleKind.Plateau ? new ReduceOnPlateau(Rate, Factor, Patience) : null;
}
