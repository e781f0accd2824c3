using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Optimizers;

/// <summary>The largest errors of an optimizer over many steps, in ulp of the largest term of each sum.</summary>
/// <param name="Parameter">Of parameters that an update moved by no more than a quarter of their own magnitude.</param>
/// <param name="LargeUpdate">
/// Of parameters that an update moved further, as it does near 0. Then little hides the rounding errors of the update itself, a chain of
/// about ten operations and rounded coefficients for Adam. Also of states that are updates themselves.
/// </param>
/// <param name="State">Of the optimizer states.</param>
/// <param name="Unmeasured">Share of the parameters' updates that could not be measured.</param>
internal readonly record struct StepErrors(double Parameter, double LargeUpdate, double State, double Unmeasured);
