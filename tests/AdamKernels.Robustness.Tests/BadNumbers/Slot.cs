namespace AdamKernels.Robustness.Tests.BadNumbers;

/// <summary>Where a bad number goes.</summary>
public enum Slot
{
    Input,
    Target,
    Weight,

    /// <summary>A gradient with respect to an output, which the program passes.</summary>
    OutputGradient,

    /// <summary>A parameter, behind the back of the checks.</summary>
    Parameter,

    /// <summary>A moment, another state of the optimizer, or the average of the parameters.</summary>
    State,

    /// <summary>A gradient that waits for its update.</summary>
    Pending,

    /// <summary>A parameter that the program sets.</summary>
    SetParameter,
    LearningRate,
    Hyperparameter,
    Mean,
    Deviation,
}
