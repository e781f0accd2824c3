using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Options;

/// <summary>
/// Losses of the program's own: with the gradient of the mean squared error they are the bits of a network that declares it.
/// </summary>
/// <remarks>A derivative of the last activation that is left out, or multiplied twice, makes these fail.</remarks>
public class OutputGradientTests
{
    private readonly Batch _batch = Batch.For<Plain>(rows: 6);

    [Fact]
    public void Gradients_are_those_of_the_declared_loss()
    {
        var declared = new Trainer<Plain>(new Plain(seed: 3));
        ReadOnlySpan<float> outputs = declared.ForwardPropagate(_batch.Inputs);
        float[] ofOutputs = OfMeanSquaredError(outputs, _batch.Targets);
        float[] expected = Copy(declared.Backpropagate(outputs, _batch.Targets));

        var own = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        own.ForwardPropagate(_batch.Inputs);
        Assert.Equal(Bits.Of(expected), Bits.Of(Copy(own.Backpropagate(ofOutputs))));

        declared.ForwardPropagate(_batch.Inputs);
        Assert.Equal(Bits.Of(expected), Bits.Of(Copy(declared.Backpropagate(ofOutputs))));
    }

    [Fact]
    public void Fused_updates_are_those_of_a_step()
    {
        var declared = new Trainer<Plain>(new Plain(seed: 3));
        var own = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        for (int step = 0; step < 20; step++)
        {
            ReadOnlySpan<float> outputs = own.ForwardPropagate(_batch.Inputs);
            own.BackpropagateAndUpdate(OfMeanSquaredError(outputs, _batch.Targets));
            declared.Step(_batch.Inputs, _batch.Targets);
        }

        Assert.Equal(Bits.Of(declared), Bits.Of(own));
        Assert.Equal(20, own.StepCount);
    }

    /// <summary>Policy gradients, as REINFORCE has them: a softmax policy learns the action that is rewarded.</summary>
    [Fact]
    public void A_policy_learns_by_rewards()
    {
        var trainer = new Trainer<Policy>(new Policy(seed: 1));
        var random = new DeterministicRandom(5);
        float[] states = [1, 0, 0, 1];
        for (int episode = 0; episode < 300; episode++)
        {
            ReadOnlySpan<float> logits = trainer.ForwardPropagate(states);
            var gradients = new float[4];
            for (int state = 0; state < 2; state++)
            {
                float first = 1 / (1 + MathF.Exp(logits[2 * state + 1] - logits[2 * state]));
                int action = random.NextSingle() < first ? 0 : 1;
                float reward = action == state ? 1 : -1;
                gradients[2 * state] = -reward * ((action == 0 ? 1 : 0) - first) / 2;
                gradients[2 * state + 1] = -gradients[2 * state];
            }

            trainer.BackpropagateAndUpdate(gradients);
        }

        var policy = new float[4];
        trainer.Network.Predict(states, policy);
        Assert.True(policy[0] > policy[1] + 1 && policy[3] > policy[2] + 1, string.Join(", ", policy));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(13)]
    public void Another_length_is_refused(int length)
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        trainer.ForwardPropagate(_batch.Inputs);

        Refusal.Assert<ArgumentException, WithCustomLoss>(
            trainer, () => trainer.Backpropagate(new float[length]), "Expected 12 values", $"but got {length}");
        Refusal.Assert<ArgumentException, WithCustomLoss>(
            trainer, () => trainer.BackpropagateAndUpdate(new float[length]), "Expected 12 values");
    }

    [Fact]
    public void Without_a_forward_pass_it_is_refused()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));

        Refusal.Assert<InvalidOperationException, WithCustomLoss>(
            trainer, () => trainer.BackpropagateAndUpdate(new float[2]), "ForwardPropagate");
    }

    [Fact]
    public void What_needs_a_loss_is_refused()
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        float[] outputs = trainer.ForwardPropagate(_batch.Inputs).ToArray();
        foreach (Action call in new Action[]
        {
            () => trainer.Step(_batch.Inputs, _batch.Targets),
            () => trainer.CalculateLoss(outputs, _batch.Targets),
            () => trainer.Backpropagate(outputs, _batch.Targets),
            () => trainer.Evaluate(_batch.Inputs, _batch.Targets),
            () => trainer.Fit(_batch.Inputs, _batch.Targets, new FitOptions()),
        })
        {
            Refusal.Assert<InvalidOperationException, WithCustomLoss>(trainer, call, "CustomLoss");
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_gradient_that_is_not_finite_is_treated_as_the_policy_says(float value)
    {
        var trainer = new Trainer<WithCustomLoss>(new WithCustomLoss(seed: 3));
        var gradients = new float[12];
        gradients[7] = value;

        trainer.ForwardPropagate(_batch.Inputs);
        Refusal.Assert<NonFiniteGradientException, WithCustomLoss>(trainer, () => trainer.BackpropagateAndUpdate(gradients), "not finite");

        trainer.NonFinitePolicy = NonFinitePolicy.SkipStep;
        int[][] before = Bits.Of(trainer);
        trainer.BackpropagateAndUpdate(gradients);
        trainer.ForwardPropagate(_batch.Inputs);
        Gradients skipped = trainer.Backpropagate(gradients);
        trainer.UpdateParameters(skipped);
        Assert.True(skipped.IsSkipped);
        Assert.Equal(before, Bits.Of(trainer));

        trainer.NonFinitePolicy = NonFinitePolicy.Allow;
        trainer.ForwardPropagate(_batch.Inputs);
        trainer.BackpropagateAndUpdate(gradients);
        Assert.Equal(1, trainer.StepCount);
    }

    /// <summary>2(y-t)/(N·D), rounded where the loss kernel rounds.</summary>
    private static float[] OfMeanSquaredError(ReadOnlySpan<float> outputs, float[] targets)
    {
        float scale = (float)(2d / outputs.Length);
        var gradients = new float[outputs.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            gradients[i] = (outputs[i] - targets[i]) * scale;
        }

        return gradients;
    }

    private static float[] Copy(Gradients gradients)
    {
        var copy = new float[gradients.Count];
        gradients.CopyTo(copy);
        return copy;
    }
}

/// <summary>Two states, two actions.</summary>
[Network(2, MaxBatchSize = 2)]
[Dense(8, Activation.Tanh)]
[Dense(2)]
[CustomLoss]
[Adam(LearningRate = 0.02)]
public sealed partial class Policy;
