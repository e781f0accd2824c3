using AdamKernels.Runtime;
using AdamKernels.Tests.Reference;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Options;

/// <summary>Gradients at the inputs of a network, against those of the reference in double.</summary>
public class InputGradientTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void They_are_those_of_the_reference()
    {
        Check(new InputGradientFromTransposed(seed: 1), rows: 7);
        Check(new InputGradientByDots(seed: 1), rows: 3);
        Check(new InputGradientFromWeights(seed: 1), rows: 8);
        Check(new InputGradientInTiles(seed: 1), rows: 2999);
    }

    [Fact]
    public void They_pass_frozen_layers() => Check(new InputGradientPastFrozen(seed: 1), rows: 5);

    [Fact]
    public void They_are_those_of_inputs_before_standardization()
    {
        var network = new InputGradientOfStandardized(seed: 1)
        {
            InputStandardization = new Standardization([1, -2, 0, 30], [0.5f, 4, 1, 0.01f]),
        };
        Check(network, rows: 6);
    }

    [Fact]
    public void Batches_of_tiles_are_tested() =>
        Assert.InRange(Descriptions.DescriptionOf<InputGradientInTiles>().BatchTile, 1, 2998);

    [Fact]
    public void All_steps_have_the_same()
    {
        Batch batch = Batch.For<InputGradientFromTransposed>(rows: 6);
        var steps = new Trainer<InputGradientFromTransposed>(new InputGradientFromTransposed(seed: 2));
        steps.Step(batch.Inputs, batch.Targets);
        int[] expected = Bits.Of(steps.GetInputGradients().ToArray());

        var calls = new Trainer<InputGradientFromTransposed>(new InputGradientFromTransposed(seed: 2));
        ReadOnlySpan<float> outputs = calls.ForwardPropagate(batch.Inputs);
        calls.Backpropagate(outputs, batch.Targets);
        Assert.Equal(expected, Bits.Of(calls.GetInputGradients().ToArray()));

        outputs = calls.ForwardPropagate(batch.Inputs);
        var ofOutputs = new float[outputs.Length];
        for (int i = 0; i < ofOutputs.Length; i++)
        {
            ofOutputs[i] = (outputs[i] - batch.Targets[i]) * (2f / ofOutputs.Length);
        }

        calls.BackpropagateAndUpdate(ofOutputs);
        Assert.Equal(ofOutputs.Length, outputs.Length);
        Assert.Equal(expected, Bits.Of(calls.GetInputGradients().ToArray()));
        Assert.Equal(Bits.Of(steps), Bits.Of(calls));
    }

    [Fact]
    public void Training_does_not_change_because_of_them()
    {
        Batch batch = Batch.For<Plain>(rows: 6);
        var without = new Trainer<Plain>(new Plain(seed: 3));
        var with = new Trainer<InputGradientFromTransposed>(new InputGradientFromTransposed(seed: 3));
        for (int step = 0; step < 10; step++)
        {
            without.Step(batch.Inputs, batch.Targets);
            with.Step(batch.Inputs, batch.Targets);
        }

        Assert.Equal(Bits.Of(without), Bits.Of(with));
    }

    [Fact]
    public void Those_of_a_skipped_batch_are_zero()
    {
        var trainer = new Trainer<InputGradientFromTransposed>(new InputGradientFromTransposed(seed: 1))
        {
            NonFinitePolicy = NonFinitePolicy.SkipStep,
        };
        trainer.Step([1, 2, 3], [0.5f, 0.5f]);
        Assert.NotEqual(new float[3], trainer.GetInputGradients().ToArray());
        trainer.Step([1, float.NaN, 3], [0.5f, 0.5f]);
        Assert.Equal(new float[3], trainer.GetInputGradients().ToArray());
    }

    /// <summary>The norm of these gradients overflows, although the loss is finite.</summary>
    [Fact]
    public void Those_of_a_batch_skipped_because_of_its_norm_are_zero()
    {
        var trainer = new Trainer<InputGradientPastFrozen>(new InputGradientPastFrozen(seed: 1))
        {
            NonFinitePolicy = NonFinitePolicy.SkipStep,
        };
        trainer.ForwardPropagate([100, 100, 100, 100, 100]);
        trainer.BackpropagateAndUpdate([3e38f, 3e38f]);
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(new float[5], trainer.GetInputGradients().ToArray());
    }

    /// <summary>Tiles of a batch that throws have overwritten those of the batch before.</summary>
    [Fact]
    public void A_step_that_throws_leaves_none()
    {
        Batch batch = Batch.For<InputGradientInTiles>(rows: 2500);
        var trainer = new Trainer<InputGradientInTiles>(new InputGradientInTiles(seed: 1));
        trainer.Step(batch.Inputs, batch.Targets);
        Assert.Equal(batch.Inputs.Length, trainer.GetInputGradients().Length);
        batch.Inputs[^1] = float.NaN;
        Assert.Throws<NonFiniteLossException>(() => trainer.Step(batch.Inputs, batch.Targets));
        Assert.Throws<InvalidOperationException>(() => trainer.GetInputGradients().Length);
    }

    [Fact]
    public void A_checkpoint_that_is_loaded_leaves_none()
    {
        var trainer = new Trainer<InputGradientFromTransposed>(new InputGradientFromTransposed(seed: 1));
        var checkpoint = new byte[trainer.GetCheckpointLength()];
        trainer.SaveCheckpoint(checkpoint);
        trainer.Step([1, 2, 3], [0.5f, 0.5f]);
        trainer.LoadCheckpoint(checkpoint);
        Assert.Throws<InvalidOperationException>(() => trainer.GetInputGradients().Length);
    }

    [Fact]
    public void They_keep_the_standardization_of_their_step()
    {
        var network = new InputGradientOfStandardized(seed: 1) { InputStandardization = Standardization.Identity(4) };
        var trainer = new Trainer<InputGradientOfStandardized>(network);
        trainer.Step([1, 2, 3, 4], [1f]);
        float[] expected = trainer.GetInputGradients().ToArray();
        network.InputStandardization = new Standardization(new float[4], [100, 100, 100, 100]);
        Assert.Equal(expected, trainer.GetInputGradients().ToArray());
    }

    [Fact]
    public void A_network_must_declare_them()
    {
        var trainer = new Trainer<Plain>(new Plain(seed: 1));
        trainer.Step([1, 2, 3], [0.5f, 0.5f]);
        string message = Assert.Throws<InvalidOperationException>(() => trainer.GetInputGradients().Length).Message;
        Assert.Contains("ComputeInputGradients = true", message, StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_none_before_the_first_batch()
    {
        var trainer = new Trainer<InputGradientFromTransposed>(new InputGradientFromTransposed(seed: 1));
        Assert.Throws<InvalidOperationException>(() => trainer.GetInputGradients().Length);
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        var trainer = new Trainer<InputGradientFromTransposed>(new InputGradientFromTransposed(seed: 1));
        Allocations.AssertNone(() =>
        {
            trainer.Step([1, 2, 3], [0.5f, 0.5f]);
            trainer.GetInputGradients();
        });
    }

    private static void Check<TNetwork>(TNetwork network, int rows)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription description = TNetwork.Description;
        Batch batch = Batch.For<TNetwork>(rows);
        var parameters = new float[network.ParameterCount];
        network.GetParameters(parameters);
        var standardized = (float[])batch.Inputs.Clone();
        network.InputStandardization?.Apply(standardized, standardized);
        double[][] inputs = [.. standardized.Chunk(network.InputCount).Select(Batch.Doubles)];
        (_, double[][] expected) = new ReferenceNetwork(description).Backward(
            Batch.Doubles(parameters),
            inputs,
            (row, outputs) => [.. outputs.Select((y, i) => 2 * (y - batch.ReferenceTargets[row][i]) / (rows * outputs.Length))]);

        var trainer = new Trainer<TNetwork>(network);
        trainer.Step(batch.Inputs, batch.Targets);
        float[] actual = trainer.GetInputGradients().ToArray();

        ReadOnlySpan<float> deviations = network.InputStandardization is { } used ? used.Deviations : [];
        double[] scale = [.. Enumerable.Repeat(1d, network.InputCount)];
        for (int column = 0; column < deviations.Length; column++)
        {
            scale[column] = 1 / (double)deviations[column];
        }

        Assert.Equal(rows * network.InputCount, actual.Length);
        double distance = Distance.RelativeL2(
            expected.SelectMany(row => row.Select((g, column) => g * scale[column])), Batch.Doubles(actual));
        Assert.True(distance < Tolerance, $"{typeof(TNetwork).Name}: {distance}");
    }
}
