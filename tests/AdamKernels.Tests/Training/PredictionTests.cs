using AdamKernels.PathProbe;
using AdamKernels.Tests.Reference;

namespace AdamKernels.Tests.Training;

/// <summary>Predictions of any number of samples, from any thread.</summary>
public class PredictionTests
{
    /// <summary>Samples are predicted in groups: outputs over the inputs would overwrite samples that are still to come.</summary>
    [Fact]
    public void Outputs_may_not_overlap_the_inputs()
    {
        var memory = new float[400];

        Assert.Throws<ArgumentException>(
            () => new RegressionAdam().Predict(memory.AsSpan(0, RegressionAdam.InputCount), memory.AsSpan(1, RegressionAdam.OutputCount)));
    }

    /// <summary>
    /// Outputs of the caller's own where those of the forward pass are infinite: what the padding of a row holds then must not reach the
    /// loss, or it would depend on the width of a vector.
    /// </summary>
    [Fact]
    public void The_loss_of_other_outputs_does_not_depend_on_padding()
    {
        var network = new PaddedClasses(seed: 1);
        var parameters = new float[PaddedClasses.ParameterCount];
        network.GetParameters(parameters);
        parameters[0] = 3e38f;
        network.SetParameters(parameters);
        var trainer = new Trainer<PaddedClasses>(network);
        trainer.ForwardPropagate([3e38f]);

        Assert.Equal(MathF.Log(3), trainer.CalculateLoss([1f, 1f, 1f], new[] { 0 }), 1e-6);
    }

    private readonly Control _network = new(seed: 3);

    [Fact]
    public void No_samples_are_no_outputs() => _network.Predict([], []);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 2)]
    [InlineData(7, 2)]
    public void Inputs_that_are_not_whole_samples_are_refused(int inputs, int outputs)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            "inputs", () => _network.Predict(new float[inputs], new float[outputs]));

        Assert.StartsWith($"Expected whole samples of 4 inputs, but got {inputs} values.", exception.Message);
    }

    [Theory]
    [InlineData(0, 2, 0)]
    [InlineData(8, 0, 4)]
    [InlineData(8, 3, 4)]
    [InlineData(8, 5, 4)]
    public void Outputs_of_another_length_are_refused(int inputs, int outputs, int expected)
    {
        float[] destination = [.. Enumerable.Repeat(7f, outputs)];
        ArgumentException exception = Assert.Throws<ArgumentException>("outputs", () => _network.Predict(new float[inputs], destination));

        Assert.StartsWith($"Expected {expected} values for {inputs / 4} samples, but got {outputs}.", exception.Message);
        Assert.All(destination, value => Assert.Equal(7, value));
    }

    /// <summary>Scratch that threads share, instead of their own stack, makes this fail.</summary>
    [Fact]
    public void Eight_threads_at_once_get_the_same_bits()
    {
        const int Threads = 8;
        const int Samples = 100;
        float[][] inputs = [.. Enumerable.Range(0, Threads).Select(i => Batch.For<Control>(Samples, (ulong)i).Inputs)];
        float[][] expected = [.. inputs.Select(Predict)];
        using var start = new Barrier(Threads);
        var failures = new int[Threads];
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            for (int repeat = 0; repeat < 300; repeat++)
            {
                failures[i] += Predict(inputs[i]).AsSpan().SequenceEqual(expected[i]) ? 0 : 1;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.All(failures, count => Assert.Equal(0, count));

        float[] Predict(float[] batch)
        {
            var outputs = new float[Samples * Control.OutputCount];
            _network.Predict(batch, outputs);
            return outputs;
        }
    }
}
