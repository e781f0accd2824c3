namespace AdamKernels.Robustness.Tests.BadNumbers;

/// <summary>What the documentation promises for a call.</summary>
internal enum Expectation
{
    /// <summary>An argument is out of range: an exception says so, and nothing changes.</summary>
    Refused,

    /// <summary>No sample counts: the loss is 0, and nothing changes.</summary>
    Nothing,

    /// <summary>A number is not finite: the policy decides.</summary>
    Bad,

    /// <summary>All is well: the batch is learned from.</summary>
    Good,

    /// <summary>Numbers so large that rounding decides whether the loss is finite: the loss that was returned does.</summary>
    Open,
}
