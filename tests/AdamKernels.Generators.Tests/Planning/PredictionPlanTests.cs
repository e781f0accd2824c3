using AdamKernels.Generators.Model;
using AdamKernels.Generators.Planning;
using CsCheck;

namespace AdamKernels.Generators.Tests.Planning;

/// <summary>How many samples are predicted together, in memory on the stack where that is possible.</summary>
public sealed class PredictionPlanTests
{
    /// <summary>The floats that memory on the stack has, and those that align it.</summary>
    private const int Stack = 16_384, Alignment = 16;

    /// <summary>Fails when samples are taken together that do not fit on the stack, although fewer would.</summary>
    [Fact]
    public void Rows_fit_the_stack_unless_a_single_one_does_not() => Gen.Select(Specs.Any, Gen.Int[1, 20_000], Gen.Bool).Sample(
        (spec, inputs, standardizes) =>
        {
            NetworkPlan plan = new(WithInputs(spec, inputs) with { StandardizesInputs = standardizes });
            int rows = PredictionPlan.Rows(plan);
            Assert.InRange(rows, 1, 48);
            Assert.True(rows == 1 || PredictionPlan.FitsStack(PredictionPlan.ScratchLength(plan, rows)), $"{rows} rows of {inputs} inputs");
        },
        iter: 200);

    [Fact]
    public void The_stack_has_room_for_what_aligns_it()
    {
        Assert.True(PredictionPlan.FitsStack(Stack - Alignment));
        Assert.False(PredictionPlan.FitsStack(Stack - Alignment + 1));
    }

    /// <summary>Fails when a row that fills the stack is taken not to fit, or a larger one to fit.</summary>
    [Theory]
    [InlineData(5424, 3)]
    [InlineData(5425, 2)]
    [InlineData(20_000, 1)]
    public void Rows_of_standardized_inputs_share_the_stack(int inputs, int expected)
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
