namespace AdamKernels.Tests.Optimizers;

/// <summary>What constructors of standalone optimizers refuse, before anything is allocated.</summary>
public class OptimizerArgumentTests
{
    private static readonly float[] Parameters = new float[3];

    private static readonly double[] BadRates = [0, -0.0, -1e-3, double.NaN, double.PositiveInfinity, 1e40, 1e-50];

    private static readonly double[] BadDecays = [-1e-9, 1, 1 - 1e-12, 1.5, double.NaN, double.PositiveInfinity];

    private static readonly double[] BadEpsilons = [0, -1e-8, 1e-31, 1e39, double.NaN, double.PositiveInfinity];

    private static readonly double[] Negative = [-1e-9, double.NaN, double.PositiveInfinity, 1e39];

    private static readonly Dictionary<string, (string Argument, double[] Values, Func<double, ParameterOptimizer> Create)> Cases = new()
    {
        ["Adam's rate"] = ("learningRate", BadRates, x => new AdamOptimizer(Parameters, x)),
        ["Adam's weight decay"] = ("weightDecay", Negative, x => new AdamOptimizer(Parameters, weightDecay: x)),
        ["AdamW's rate"] = ("learningRate", BadRates, x => new AdamWOptimizer(Parameters, x)),
        ["AdamW's beta1"] = ("beta1", BadDecays, x => new AdamWOptimizer(Parameters, beta1: x)),
        ["AdamW's beta2"] = ("beta2", BadDecays, x => new AdamWOptimizer(Parameters, beta2: x)),
        ["AdamW's epsilon"] = ("epsilon", BadEpsilons, x => new AdamWOptimizer(Parameters, epsilon: x)),
        ["AdamW's weight decay"] = ("weightDecay", Negative, x => new AdamWOptimizer(Parameters, weightDecay: x)),
        ["SGD's rate"] = ("learningRate", BadRates, x => new SgdOptimizer(Parameters, x)),
        ["SGD's momentum"] = ("momentum", BadDecays, x => new SgdOptimizer(Parameters, momentum: x)),
        ["SGD's dampening"] = ("dampening", BadDecays, x => new SgdOptimizer(Parameters, momentum: 0.9, dampening: x)),
        ["SGD's weight decay"] = ("weightDecay", Negative, x => new SgdOptimizer(Parameters, weightDecay: x)),
        ["Nesterov's momentum"] = ("momentum", [0], x => new SgdOptimizer(Parameters, momentum: x, nesterov: true)),
        ["Nesterov's dampening"] = ("dampening", [0.5], x => new SgdOptimizer(Parameters, momentum: 0.9, dampening: x, nesterov: true)),
        ["RMSProp's rate"] = ("learningRate", BadRates, x => new RmsPropOptimizer(Parameters, x)),
        ["RMSProp's alpha"] = ("alpha", BadDecays, x => new RmsPropOptimizer(Parameters, alpha: x)),
        ["RMSProp's epsilon"] = ("epsilon", BadEpsilons, x => new RmsPropOptimizer(Parameters, epsilon: x)),
        ["RMSProp's momentum"] = ("momentum", BadDecays, x => new RmsPropOptimizer(Parameters, momentum: x)),
        ["RMSProp's weight decay"] = ("weightDecay", Negative, x => new RmsPropOptimizer(Parameters, weightDecay: x)),
        ["NAdam's rate"] = ("learningRate", BadRates, x => new NAdamOptimizer(Parameters, x)),
        ["NAdam's beta1"] = ("beta1", BadDecays, x => new NAdamOptimizer(Parameters, beta1: x)),
        ["NAdam's beta2"] = ("beta2", BadDecays, x => new NAdamOptimizer(Parameters, beta2: x)),
        ["NAdam's epsilon"] = ("epsilon", BadEpsilons, x => new NAdamOptimizer(Parameters, epsilon: x)),
        ["NAdam's momentum decay"] = ("momentumDecay", Negative, x => new NAdamOptimizer(Parameters, momentumDecay: x)),
        ["NAdam's weight decay"] = ("weightDecay", Negative, x => new NAdamOptimizer(Parameters, weightDecay: x)),
        ["RAdam's rate"] = ("learningRate", BadRates, x => new RAdamOptimizer(Parameters, x)),
        ["RAdam's beta1"] = ("beta1", BadDecays, x => new RAdamOptimizer(Parameters, beta1: x)),
        ["RAdam's beta2"] = ("beta2", BadDecays, x => new RAdamOptimizer(Parameters, beta2: x)),
        ["RAdam's epsilon"] = ("epsilon", BadEpsilons, x => new RAdamOptimizer(Parameters, epsilon: x)),
        ["RAdam's weight decay"] = ("weightDecay", Negative, x => new RAdamOptimizer(Parameters, weightDecay: x)),
        ["Adamax's rate"] = ("learningRate", BadRates, x => new AdamaxOptimizer(Parameters, x)),
        ["Adamax's beta1"] = ("beta1", BadDecays, x => new AdamaxOptimizer(Parameters, beta1: x)),
        ["Adamax's beta2"] = ("beta2", BadDecays, x => new AdamaxOptimizer(Parameters, beta2: x)),
        ["Adamax's epsilon"] = ("epsilon", BadEpsilons, x => new AdamaxOptimizer(Parameters, epsilon: x)),
        ["Adamax's weight decay"] = ("weightDecay", Negative, x => new AdamaxOptimizer(Parameters, weightDecay: x)),
        ["Adagrad's rate"] = ("learningRate", BadRates, x => new AdagradOptimizer(Parameters, x)),
        ["Adagrad's rate decay"] = ("learningRateDecay", Negative, x => new AdagradOptimizer(Parameters, learningRateDecay: x)),
        ["Adagrad's epsilon"] = ("epsilon", BadEpsilons, x => new AdagradOptimizer(Parameters, epsilon: x)),
        ["Adagrad's accumulator"] = ("initialAccumulator", Negative, x => new AdagradOptimizer(Parameters, initialAccumulator: x)),
        ["Adagrad's weight decay"] = ("weightDecay", Negative, x => new AdagradOptimizer(Parameters, weightDecay: x)),
        ["Lion's rate"] = ("learningRate", BadRates, x => new LionOptimizer(Parameters, x)),
        ["Lion's beta1"] = ("beta1", BadDecays, x => new LionOptimizer(Parameters, beta1: x)),
        ["Lion's beta2"] = ("beta2", BadDecays, x => new LionOptimizer(Parameters, beta2: x)),
        ["Lion's weight decay"] = ("weightDecay", Negative, x => new LionOptimizer(Parameters, weightDecay: x)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    /// <summary>A check that is missing, or that names another argument, makes this fail.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_argument_out_of_range_is_refused(string name)
    {
        (string argument, double[] values, Func<double, ParameterOptimizer> create) = Cases[name];

        Assert.All(values, value =>
        {
            var exception = Assert.Throws<ArgumentOutOfRangeException>(argument, () => create(value));
            Assert.StartsWith("Expected ", exception.Message);
            Assert.Equal(value, exception.ActualValue);
        });
    }

    [Fact]
    public void A_state_that_is_not_there_is_refused()
    {
        var optimizer = new AdamOptimizer(Parameters, amsGrad: true);

        Assert.Equal(3, optimizer.StateCount);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => optimizer.GetState(3).Length);
        Assert.Throws<ArgumentOutOfRangeException>("index", () => optimizer.GetState(-1).Length);
    }

    [Fact]
    public void The_parameters_are_those_given() => Assert.Equal((Memory<float>)Parameters, new LionOptimizer(Parameters).Parameters);
}
