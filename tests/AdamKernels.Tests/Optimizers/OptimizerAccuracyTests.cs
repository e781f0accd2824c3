using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Optimizers;

/// <summary>1,000 steps of every optimizer, each within 2 ulp of the same step in double from the same float state and gradient.</summary>
/// <remarks>
/// A coefficient rounded twice (1f - 0.999f), β^t in float, a reciprocal estimate, a state that is not flushed, or one rounding too many
/// makes these fail. The faulty formulas below show that a wrong one is far outside the bound.
/// </remarks>
public class OptimizerAccuracyTests
{
    private const double Bound = 2;

    /// <summary>
    /// Where the update is larger than half the parameter, the roundings within it show in the result. These cases reach 2.6 ulp, and a
    /// search over some millions of updates reached 3.1.
    /// </summary>
    private const double LargeUpdateBound = 3;

    private static readonly Dictionary<string, (Func<UpdateSubject> Subject, Func<ReferenceOptimizer> Oracle)> Cases = new()
    {
        ["Adam"] = (() => new NetworkSubject<RegressionAdam>(new()), () => new ReferenceAdam()),
        ["SGD"] = (() => new NetworkSubject<RegressionSgd>(new()), () => new ReferenceSgd()),
        ["momentum"] = (() => new NetworkSubject<RegressionMomentum>(new()), () => new ReferenceMomentum(0.9)),
        ["RMSProp"] = (() => new NetworkSubject<RegressionRmsProp>(new()), () => new ReferenceRmsProp()),
        ["Adam, other hyper-parameters"] = (() => new NetworkSubject<ClassesAdam>(new()), () => new ReferenceAdam(0.7, 0.97, 1e-4)),
        ["SGD, other hyper-parameters"] = (() => new NetworkSubject<ClassesSgd>(new()), () => new ReferenceSgd()),
        ["momentum, other hyper-parameters"] = (() => new NetworkSubject<ClassesMomentum>(new()), () => new ReferenceMomentum(0.6)),
        ["RMSProp, other hyper-parameters"] = (() => new NetworkSubject<ClassesRmsProp>(new()), () => new ReferenceRmsProp(0.8, 1e-5)),
        ["AdamOptimizer"] = FlatAdam(0.9, 0.999, 1e-8),
        ["AdamOptimizer without averages"] = FlatAdam(0, 0, 1e-8),
        ["AdamOptimizer without first average"] = FlatAdam(0, 0.999, 1e-8),
        ["AdamOptimizer with short averages"] = FlatAdam(0.5, 0.9, 1e-3),
        ["AdamOptimizer with long averages"] = FlatAdam(0.99, 0.99999, 1e-12),
        ["AdamOptimizer with the least epsilon"] = FlatAdam(0.9, 0.999, 1e-30),
        ["AdamOptimizer with a large epsilon"] = FlatAdam(0.8, 0.99, 1),
    };

    private static readonly Dictionary<string, (string Case, Func<ReferenceOptimizer> Oracle)> Faults = new()
    {
        ["epsilon inside Adam's root"] = ("Adam", () => new AdamWithEpsilonInRoot()),
        ["epsilon added to the uncorrected root"] = ("Adam", () => new AdamWithUncorrectedEpsilon()),
        ["no bias correction"] = ("Adam", () => new AdamWithoutCorrection()),
        ["powers of beta one step ahead"] = ("Adam", () => new AdamOneStepAhead()),
        ["another beta1"] = ("Adam", () => new ReferenceAdam(beta1: 0.900001)),
        ["beta2 as a float"] = ("Adam", () => new ReferenceAdam(beta2: 0.999f)),
        ["momentum as an average"] = ("momentum", () => new AveragedMomentum(0.9)),
        ["epsilon inside RMSProp's root"] = ("RMSProp", () => new RmsPropWithEpsilonInRoot()),
        ["Adam's defaults in AdamOptimizer"] = ("AdamOptimizer with short averages", () => new ReferenceAdam()),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(CaseNames))]
    public void Every_step_is_within_2_ulp_of_the_same_step_in_double(string name)
    {
        StepErrors errors = StepComparison.Run(Cases[name].Subject(), Cases[name].Oracle());

        Assert.True(errors.Parameter <= Bound && errors.State <= Bound && errors.LargeUpdate <= LargeUpdateBound, $"{errors}");
    }

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void A_wrong_formula_is_far_outside_the_bound(string name)
    {
        (string subject, Func<ReferenceOptimizer> oracle) = Faults[name];
        StepErrors errors = StepComparison.Run(Cases[subject].Subject(), oracle());

        Assert.True(Math.Max(errors.Parameter, errors.State) > 10 * Bound, $"{errors}");
    }

    private static (Func<UpdateSubject>, Func<ReferenceOptimizer>) FlatAdam(double beta1, double beta2, double epsilon) =>
        (() => new FlatSubject(100, 1e-3, beta1, beta2, epsilon), () => new ReferenceAdam(beta1, beta2, epsilon));
}
