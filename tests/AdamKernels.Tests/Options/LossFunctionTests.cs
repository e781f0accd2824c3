using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Options;

/// <summary>Steps whose loss the program computes in a callback.</summary>
public class LossFunctionTests
{
    private readonly Batch _batch = Batch.For<Plain>(rows: 6);

    [Fact]
    public void The_gradient_of_a_declared_loss_gives_its_bits()
    {
        var declared = new Trainer<Plain>(new Plain(seed: 3));
        var own = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        for (int step = 0; step < 20; step++)
        {
            float expected = declared.Step(_batch.Inputs, _batch.Targets);
            float loss = own.Step(_batch.Inputs, _batch.Targets, SquaredError);
            Assert.Equal(expected, loss, 1e-6f);
        }

        Assert.Equal(Bits.Of(declared), Bits.Of(own));
    }

    [Fact]
    public void A_batch_of_several_tiles_reaches_the_function_whole()
    {
        Batch batch = Batch.For<InputGradientInTiles>(rows: 2500);
        var trainer = new Trainer<InputGradientInTiles>(new InputGradientInTiles(seed: 1));
        var calls = new Trainer<InputGradientInTiles>(new InputGradientInTiles(seed: 1));
        Assert.InRange(Descriptions.DescriptionOf<InputGradientInTiles>().BatchTile, 1, 2499);

        trainer.Step(batch.Inputs, batch.Targets, SquaredError);
        ReadOnlySpan<float> outputs = calls.ForwardPropagate(batch.Inputs);
        var gradients = new float[outputs.Length];
        SquaredError(outputs, gradients, batch.Targets);
        calls.BackpropagateAndUpdate(gradients);
        Assert.Equal(2500, outputs.Length);
        Assert.Equal(Bits.Of(calls), Bits.Of(trainer));
    }

    [Fact]
    public void A_function_without_state_may_be_a_static_lambda()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        float loss = 0;
        for (int step = 0; step < 500; step++)
        {
            // Both outputs shall be 0.25.
            loss = trainer.Step([1, 2, 3], static (outputs, gradients) =>
            {
                gradients[0] = outputs[0] - 0.25f;
                gradients[1] = outputs[1] - 0.25f;
                return (gradients[0] * gradients[0] + gradients[1] * gradients[1]) / 2;
            });
        }

        Assert.InRange(loss, 0, 1e-4f);
    }

    [Fact]
    public void Gradients_are_zero_at_first()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        trainer.Step([1, 2, 3], static (_, gradients) =>
        {
            gradients.Fill(1);
            return 0;
        });
        trainer.Step([1, 2, 3], static (_, gradients) =>
        {
            Assert.Equal([0f, 0f], gradients.ToArray());
            return 0;
        });
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        Allocations.AssertNone(() =>
        {
            ReadOnlySpan<float> targets = [0.25f, 0.5f];
            trainer.Step([1, 2, 3], targets, static (outputs, gradients, wanted) =>
            {
                gradients[0] = outputs[0] - wanted[0];
                gradients[1] = outputs[1] - wanted[1];
                return gradients[0] * gradients[0] + gradients[1] * gradients[1];
            });
        });
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_loss_that_is_not_finite_changes_nothing(float value)
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        int[][] before = Bits.Of(trainer);
        string message = Assert.Throws<NonFiniteLossException>(() => trainer.Step([1, 2, 3], value, Constant)).Message;
        Assert.StartsWith("The loss function returned", message, StringComparison.Ordinal);
        Assert.Equal(before, Bits.Of(trainer));

        trainer.NonFinitePolicy = NonFinitePolicy.SkipStep;
        Assert.Equal(value, trainer.Step([1, 2, 3], value, Constant));
        Assert.Equal(before, Bits.Of(trainer));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_gradient_that_is_not_finite_changes_nothing()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        int[][] before = Bits.Of(trainer);
        Assert.Throws<NonFiniteGradientException>(() => trainer.Step([1, 2, 3], static (_, gradients) =>
        {
            gradients[1] = float.NaN;
            return 1;
        }));
        Assert.Equal(before, Bits.Of(trainer));
    }

    [Fact]
    public void An_input_that_is_not_finite_is_named()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        string message = Assert.Throws<NonFiniteGradientException>(
            () => trainer.Step([1, 2, 3, 4, float.NaN, 6], static (_, _) => 0)).Message;
        Assert.StartsWith("The input 1 of sample 1 is NaN", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_function_must_not_call_the_trainer()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        Assert.Throws<InvalidOperationException>(() => trainer.Step([1, 2, 3], trainer, static (_, _, same) =>
            same.Step([3, 2, 1], static (_, _) => 0)));
        Assert.Equal(0, trainer.StepCount);

        trainer.Step([1, 2, 3], static (_, _) => 0);
        Assert.Equal(1, trainer.StepCount);
    }

    [Fact]
    public void A_function_is_needed()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        Assert.Throws<ArgumentNullException>(() => trainer.Step([1, 2, 3], (LossFunction)null!));
        Assert.Throws<ArgumentNullException>(() => trainer.Step([1, 2, 3], 1, null!));
    }

    /// <summary>As the emitted loss has it: the mean over all outputs.</summary>
    private static float SquaredError(ReadOnlySpan<float> outputs, Span<float> gradients, float[] targets)
    {
        double sum = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            float difference = outputs[i] - targets[i];
            gradients[i] = difference * (2f / outputs.Length);
            sum += (double)difference * difference;
        }

        return (float)(sum / outputs.Length);
    }

    private static float Constant(ReadOnlySpan<float> outputs, Span<float> outputGradients, float value) => value;
}
