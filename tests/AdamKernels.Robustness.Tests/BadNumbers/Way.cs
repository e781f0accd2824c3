namespace AdamKernels.Robustness.Tests.BadNumbers;

/// <summary>How a batch is trained on.</summary>
public enum Way
{
    Step,
    FourCalls,
    Fit,
}
