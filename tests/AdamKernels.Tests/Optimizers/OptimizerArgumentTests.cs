namespace AdamKernels.Tests.Optimizers;

/// <summary>Constructors of standalone optimizers take what the attributes take, and refuse the rest.</summary>
public class OptimizerArgumentTests
{
    private static readonly float[] Parameters = new float[3];

    private static readonly double[] AlwaysBad = [double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    /// <summary>Numbers on the wrong side of each limit.</summary>
    private static readonly Dictionary<NumberRange, double[]> Bad = new()
    {
        [NumberRange.Positive] = [0, -0.0, -1e-3, 1e40, 1e-50],
        [NumberRange.NonNegative] = [-1e-9, 1e39],
        [NumberRange.Decay] = [-1e-9, 1, 1 - 1e-12, 1.5],
        [NumberRange.Epsilon] = [0, -1e-8, 1e-31, 1e39],
    };

    /// <summary>Numbers on the right side of each limit.</summary>
    private static readonly Dictionary<NumberRange, double[]> Good = new()
    {
        [NumberRange.Positive] = [1e-40, 1e38],
        [NumberRange.NonNegative] = [0, 1e38],
        [NumberRange.Decay] = [0, 0.9999999],
        [NumberRange.Epsilon] = [1e-30, 1e38],
    };

    public static TheoryData<string> All => [.. OptimizerArgument.All.Select(argument => argument.ToString())];

    public static TheoryData<string> Numbers =>
        [.. OptimizerArgument.All.Where(argument => argument.Range is not null).Select(argument => argument.ToString())];

    /// <summary>Fails when an optimizer is a class or an attribute only, or the constructor lacks an option.</summary>
    [Fact]
    public void Every_option_of_every_attribute_is_an_argument()
    {
        IEnumerable<string> options = OptimizerArgument.Attributes.SelectMany(
            type => type.GetProperties().Where(IsOfUpdate).Select(option => $"{type.Name}.{option.Name}"));
        IEnumerable<string> arguments =
            OptimizerArgument.All.Select(argument => $"{argument.Option.ReflectedType!.Name}.{argument.Option.Name}");
        Assert.Equal(options.Order(), arguments.Order());
    }

    /// <summary>Whether an option belongs to the update. Whether a network takes its numbers as arguments does not.</summary>
    private static bool IsOfUpdate(System.Reflection.PropertyInfo option) =>
        option.CanWrite && option.Name != nameof(OptimizerAttribute.Adjustable);

    /// <summary>A default that is changed at the attribute alone, or at the constructor alone, makes this fail.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void The_default_is_that_of_the_attribute(string name)
    {
        OptimizerArgument argument = Find(name);

        Assert.Equal(argument.Default, argument.Parameter.DefaultValue);
    }

    /// <summary>A check that is missing, names another argument, or has another range than the attribute makes this fail.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_out_of_range_is_refused(string name)
    {
        OptimizerArgument argument = Find(name);

        AssertRefused([.. Bad[argument.Range!.Value], .. AlwaysBad], argument.Parameter.Name!, value => argument.Create(Parameters, value));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_number_at_the_edge_of_its_range_is_taken(string name)
    {
        OptimizerArgument argument = Find(name);

        Assert.All(Good[argument.Range!.Value], value => argument.Create(Parameters, value));
    }

    [Fact]
    public void Nesterov_needs_momentum_without_dampening()
    {
        AssertRefused([0], "momentum", value => _ = new SgdOptimizer(Parameters, momentum: value, nesterov: true));
        AssertRefused([0.5], "dampening", value => _ = new SgdOptimizer(Parameters, momentum: 0.9, dampening: value, nesterov: true));
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

    private static OptimizerArgument Find(string name) => OptimizerArgument.All.Single(argument => argument.ToString() == name);

    private static void AssertRefused(double[] values, string argument, Action<double> create) => Assert.All(values, value =>
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(argument, () => create(value));
        Assert.StartsWith("Expected ", exception.Message);
        Assert.Equal(value, exception.ActualValue);
    });
}
