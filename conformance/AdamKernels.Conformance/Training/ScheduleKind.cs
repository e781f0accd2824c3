namespace AdamKernels.Conformance;

/// <summary>The schedules of the library.</summary>
public enum ScheduleKind
{
    /// <summary><see cref="ConstantSchedule"/>.</summary>
    Constant,

    /// <summary><see cref="StepSchedule"/>.</summary>
    Step,

    /// <summary><see cref="ExponentialSchedule"/>.</summary>
    Exponential,

    /// <summary><see cref="CosineSchedule"/>.</summary>
    Cosine,

    /// <summary><see cref="WarmupCosineSchedule"/>.</summary>
    WarmupCosine,

    /// <summary><see cref="OneCycleSchedule"/>.</summary>
    OneCycle,

    /// <summary><see cref="ReduceOnPlateau"/>, after each epoch of a Fit.</summary>
    Plateau,
}
