using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>How many samples are predicted together.</summary>
public sealed class PredictionPlanTests
{
    /// <summary>The floats that memory on the stack has, and those that align it.</summary>
    private const int Stack = 16_384, Alignment = 16;

    /// <summary>Fails when samples are taken together that a cache does not hold, although it would hold fewer.</summary>
    [Fact]
    public void Rows_fit_a_cache_unless_a_single_one_does_not() => Gen.Select(Specs.Any, Gen.Int[1, 300_000], Gen.Bool).Sample(
        (spec, inputs, standardizes) =>
        {
            NetworkPlan plan = new(WithInputs(spec, inputs) with { StandardizesInputs = standardizes });
            bool isSmall = plan.Layout.ParameterLength <= 8192;
            int rows = PredictionPlan.Rows(plan);
            Assert.InRange(rows, 1, isSmall ? 48 : 64);
            Assert.True(
                rows == 1 || PredictionPlan.ScratchLength(plan, rows) <= (isSmall ? 1 << 12 : 1 << 18), $"{rows} rows of {inputs} inputs");
        },
        iter: 200);

    [Fact]
    public void The_stack_has_room_for_what_aligns_it()
    {
        Assert.True(PredictionPlan.FitsStack(Stack - Alignment));
        Assert.False(PredictionPlan.FitsStack(Stack - Alignment + 1));
    }

    /// <summary>Fails when a row that fills the cache is taken not to fit, or a larger one to fit.</summary>
    [Theory]
    [InlineData(100, 31)]
    [InlineData(4064, 64)]
    [InlineData(4065, 63)]
    [InlineData(5429, 48)]
    [InlineData(5430, 47)]
    [InlineData(300_000, 1)]
    public void Rows_of_standardized_inputs_share_the_cache(int inputs, int expected)
    {
        NetworkSpec spec = Specs.Create([inputs, 8, 1]) with { StandardizesInputs = true };
        Assert.Equal(expected, PredictionPlan.Rows(new NetworkPlan(spec)));
    }

    private static NetworkSpec WithInputs(NetworkSpec spec, int inputs) => spec with
    {
        InputCount = inputs,
        Layers = new EquatableArray<LayerSpec>([spec.Layers[0] with { Inputs = inputs }, .. spec.Layers.Skip(1)]),
    };
}
