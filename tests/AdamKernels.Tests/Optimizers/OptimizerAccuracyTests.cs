using AdamKernels.Tests.Reference;
using Xunit.Abstractions;
using static AdamKernels.Tests.Optimizers.FaultyOptimizers;

namespace AdamKernels.Tests.Optimizers;

/// <summary>
/// Thousands of steps of every optimizer, each within 2 ulp of the same step in double from the same float state and gradient.
/// </summary>
/// <remarks>
/// A coefficient rounded twice (1f - 0.999f), β^t in float, a reciprocal estimate, a state that is not flushed, or one rounding too many
/// makes these fail. The faulty formulas below show that a wrong one is far outside the bound.
/// </remarks>
public class OptimizerAccuracyTests(ITestOutputHelper output)
{
    private static readonly int Steps = SlowTests.AreOn ? 10_000 : 2_000;

    /// <summary>Each kind of gradient with each scale of parameter.</summary>
    private const int ParameterCount = 72;

    private const int StepsOfFault = 300;

    private const double Bound = 2;

    /// <summary>
    /// A v that starts is (1-β2)·g·g with three roundings, one of them of the coefficient: 2.5 ulp at worst. One of these cases reaches
    /// 2.002.
    /// </summary>
    private const double StateBound = 2.25;

    /// <summary>
    /// Where the update is larger than a quarter of the parameter, the roundings within it show in the result: some ten of them, each of up
    /// to half an ulp, or one where the result's leading digit is small. These cases reach 3.6 ulp, and 4.4 with Adadelta, whose update has
    /// two roots and sums under them.
    /// </summary>
    private const double LargeUpdateBound = 5;

    /// <summary>Most updates that may hang on what rounding left: of centered RMSProp where the gradient hardly changes.</summary>
    private const double MostUnmeasured = 0.5;

    /// <summary>
    /// Networks have the bits of the standalone optimizers (<see cref="ParameterOptimizerTests"/>), so that most cases run on those.
    /// </summary>
    private static readonly Dictionary<string, (Func<UpdateSubject> Subject, Func<ReferenceOptimizer> Oracle)> Cases = new(
        OptimizerCases.All.Select(pair => KeyValuePair.Create<string, (Func<UpdateSubject>, Func<ReferenceOptimizer>)>(
            pair.Key, (() => new OptimizerSubject(ParameterCount, pair.Value.Standalone), pair.Value.Oracle))))
    {
        ["network with Adam"] = (() => new NetworkSubject<RegressionAdam>(new()), () => new ReferenceAdam()),
        ["network with SGD"] = (() => new NetworkSubject<ClassesSgd>(new()), () => new ReferenceSgd()),
        ["network with momentum"] = (() => new NetworkSubject<ClassesMomentum>(new()), () => new ReferenceMomentum(0.6)),
        ["network with RMSProp"] = (() => new NetworkSubject<ClassesRmsProp>(new()), () => new ReferenceRmsProp(0.8, 1e-5)),
        ["Adam without averages"] = AdamWith(0, 0, 1e-8),
        ["Adam without first average"] = AdamWith(0, 0.999, 1e-8),
        ["Adam with short averages"] = AdamWith(0.5, 0.9, 1e-3),
        ["Adam with long averages"] = AdamWith(0.99, 0.99999, 1e-12),
        ["Adam with the least epsilon"] = AdamWith(0.9, 0.999, 1e-30),
        ["Adam with a large epsilon"] = AdamWith(0.8, 0.99, 1),
    };

    private static readonly Dictionary<string, (string Case, Func<ReferenceOptimizer> Oracle)> Faults = new()
    {
        ["epsilon inside Adam's root"] = ("Adam", () => new AdamWithEpsilonInRoot()),
        ["epsilon added to the uncorrected root"] = ("Adam", () => new AdamWithUncorrectedEpsilon()),
        ["no bias correction"] = ("Adam", () => new AdamWithoutCorrection()),
        ["powers of beta one step ahead"] = ("Adam", () => new AdamOneStepAhead()),
        ["another beta1"] = ("Adam", () => new ReferenceAdam(beta1: 0.900001)),
        ["beta2 as a float"] = ("Adam", () => new ReferenceAdam(beta2: 0.999f)),
        ["Adam's defaults"] = ("Adam with short averages", () => new ReferenceAdam()),
        ["decoupled decay in Adam"] = ("Adam with weight decay", () => new ReferenceAdamW { WeightDecay = 0.1 }),
        ["no decay in Adam"] = ("Adam with weight decay", () => new ReferenceAdam()),
        ["the decay's sign turned too"] = (
            "Adam maximizing with weight decay", () => new AdamMaximizedAfterDecay(0.5, 0.9, 1e-3) { WeightDecay = 0.3 }),
        ["AMSGrad of the corrected v"] = ("Adam with AMSGrad", () => new AmsGradOfCorrected()),
        ["AMSGrad without correction"] = ("Adam with AMSGrad", () => new AmsGradWithoutCorrection()),
        ["decay in AdamW's gradient"] = ("AdamW", () => new ReferenceAdam { WeightDecay = 1e-2 }),
        ["decay after AdamW's update"] = (
            "AdamW with everything", () => new AdamWDecayedAfterwards(0.7, 0.97, 1e-4, true) { WeightDecay = 0.3, Maximize = true }),
        ["AdamW's decay without the rate"] = ("AdamW", () => new AdamWDecayedWithoutRate { WeightDecay = 1e-2 }),
        ["momentum as an average"] = ("momentum", () => new AveragedMomentum(0.9)),
        ["dampening at the first step"] = ("dampened momentum", () => new MomentumDampenedFromTheStart(0.9, 0.5)),
        ["no dampening"] = ("dampened momentum", () => new ReferenceMomentum(0.9)),
        ["Nesterov without looking ahead"] = ("Nesterov momentum", () => new ReferenceMomentum(0.9)),
        ["Nesterov with the momentum before"] = ("Nesterov momentum", () => new NesterovOfTheMomentumBefore(0.9)),
        ["epsilon inside RMSProp's root"] = ("RMSProp", () => new RmsPropWithEpsilonInRoot()),
        ["v less the mean, not its square"] = ("centered RMSProp", () => new RmsPropLessTheMean()),
        ["not centered"] = ("centered RMSProp", () => new RmsPropNotCentered()),
        ["no warm-up of NAdam's momentum"] = ("NAdam", () => new NAdamWithoutWarmup()),
        ["NAdam's momentum one step ahead"] = ("NAdam", () => new NAdamOneStepAhead()),
        ["NAdam's product without the next momentum"] = ("NAdam", () => new NAdamWithoutNextInProduct()),
        ["RAdam divides from the fifth step on"] = ("RAdam", () => new RAdamFromTheFifthStep()),
        ["RAdam never divides"] = ("RAdam", () => new RAdamNeverRectified()),
        ["RAdam's epsilon corrected"] = ("RAdam", () => new RAdamWithCorrectedEpsilon()),
        ["epsilon added to Adamax's u"] = ("Adamax", () => new AdamaxWithEpsilonAddedLast()),
        ["Adagrad's decay one step ahead"] = (
            "Adagrad with everything", () => new AdagradOneStepAhead(0.1, 1e-4) { WeightDecay = 0.1, Maximize = true }),
        ["epsilon inside Adagrad's root"] = ("Adagrad", () => new AdagradWithEpsilonInRoot()),
        ["Lion's betas in each other's place"] = (
            "Lion with everything", () => new ReferenceLion(0.95, 0.6) { WeightDecay = 0.3, Maximize = true }),
        ["Lion without decay"] = ("Lion with everything", () => new ReferenceLion(0.6, 0.95) { Maximize = true }),
    };

    public static TheoryData<string> CaseNames => [.. Cases.Keys];

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(CaseNames))]
    public void Every_step_is_within_2_ulp_of_the_same_step_in_double(string name)
    {
        StepErrors errors = StepComparison.Run(Cases[name].Subject(), Cases[name].Oracle(), Steps);

        output.WriteLine($"{errors}");
        Assert.True(errors.Parameter <= Bound && errors.State <= StateBound && errors.LargeUpdate <= LargeUpdateBound, $"{errors}");
        Assert.True(errors.Unmeasured <= MostUnmeasured, $"{errors}");
    }

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void A_wrong_formula_is_far_outside_the_bound(string name)
    {
        (string subject, Func<ReferenceOptimizer> oracle) = Faults[name];
        StepErrors errors = StepComparison.Run(Cases[subject].Subject(), oracle(), StepsOfFault);

        output.WriteLine($"{errors}");
        Assert.True(Math.Max(errors.Parameter, errors.State) > 10 * Bound, $"{errors}");
    }

    private static (Func<UpdateSubject>, Func<ReferenceOptimizer>) AdamWith(double beta1, double beta2, double epsilon) =>
        (() => new OptimizerSubject(ParameterCount, p => new AdamOptimizer(p, 1e-3, beta1, beta2, epsilon)),
            () => new ReferenceAdam(beta1, beta2, epsilon));
}
