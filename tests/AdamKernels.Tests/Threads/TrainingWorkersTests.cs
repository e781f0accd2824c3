using System.Globalization;
using AdamKernels.PathProbe;
using AdamKernels.Runtime;
using AdamKernels.Tests.Training;

namespace AdamKernels.Tests.Threads;

/// <summary>The threads themselves: parts, errors, sharing and their end.</summary>
public sealed class TrainingWorkersTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1025)]
    public void A_number_of_threads_that_makes_no_sense_is_refused(int threads)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingWorkers(threads));

        Assert.Equal("threads", exception.ParamName);
    }

    /// <summary>Fails when a part is left out, done twice, or not done when the call returns.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_part_is_done_once_before_the_call_returns(int threads)
    {
        using var workers = new TrainingWorkers(threads);
        var work = new CountedWork(threads);
        for (int run = 1; run <= 2_000; run++)
        {
            // Fewer parts than threads, too: the others are not called.
            int parts = 1 + run % threads;
            work.Clear();
            workers.Run(work, parts);

            Assert.Equal(Enumerable.Range(0, threads).Select(part => part < parts ? 1 : 0), work.Counts);
        }
    }

    /// <summary>Fails when threads that have parked are not woken.</summary>
    [Fact]
    public void Threads_that_have_parked_wake_up()
    {
        using var workers = new TrainingWorkers(3);
        var work = new CountedWork(3);
        for (int run = 0; run < 20; run++)
        {
            work.Clear();
            workers.Run(work, 3);
            Assert.Equal([1, 1, 1], work.Counts);
            Thread.Sleep(2);
        }
    }

    /// <summary>Fails when an exception of a worker ends the process, hangs the call, or spoils the next one.</summary>
    [Theory]
    [InlineData(new[] { 0 }, 0)]
    [InlineData(new[] { 2 }, 2)]
    [InlineData(new[] { 0, 1, 2 }, 0)]
    public void What_a_part_throws_the_call_throws(int[] failing, int thrown)
    {
        using var workers = new TrainingWorkers(3);
        var work = new CountedWork(3) { Failing = failing };

        Assert.Equal($"part {thrown}", Assert.Throws<InvalidOperationException>(() => workers.Run(work, 3)).Message);

        // The others have done theirs.
        Assert.Equal([1, 1, 1], work.Counts);
        work.Failing = [];
        work.Clear();
        workers.Run(work, 3);
        Assert.Equal([1, 1, 1], work.Counts);
    }

    /// <summary>Fails when a call waits for threads that another call uses, or mixes its parts with that call's.</summary>
    [Fact]
    public void A_call_that_finds_the_threads_busy_runs_alone()
    {
        using var workers = new TrainingWorkers(2);
        var inner = new CountedWork(2);
        workers.Run(new ActionWork(index =>
        {
            if (index == 0)
            {
                workers.Run(inner, 2);
            }
        }), 2);

        Assert.Equal([1, 0], inner.Counts);
        Assert.Equal(1, inner.PartsOfLastRun);
    }

    [Fact]
    public void Two_trainers_on_two_threads_share_the_workers_and_keep_their_bits()
    {
        string expected = Train(workers: null);
        using var workers = new TrainingWorkers(2, SharingRule.Always);

        string[] actual = new string[2];
        Parallel.For(0, 2, i => actual[i] = Train(workers));

        Assert.Equal([expected, expected], actual);

        static string Train(TrainingWorkers? workers) => TrainingRun.Hash(new Classifier(seed: 3), steps: 60, fused: true, workers);
    }

    /// <summary>Fails when a trainer goes on with fewer threads than its program believes, or waits for threads that are gone.</summary>
    [Fact]
    public void Disposed_workers_are_refused_before_anything_changes()
    {
        var workers = new TrainingWorkers(2, SharingRule.Always);
        var trainer = new Trainer<Classifier>(new Classifier(seed: 3), workers);
        var twin = new Trainer<Classifier>(new Classifier(seed: 3));
        float[] inputs = RandomSamples.Inputs(DescriptionOf<Classifier>(), rows: 8, seed: 1), outputs = new float[10 * 8];
        float[] targets = RandomSamples.Targets(DescriptionOf<Classifier>(), rows: 8, seed: 1);
        trainer.Step(inputs, targets);
        twin.Step(inputs, targets);
        Gradients gradients = trainer.Backpropagate(trainer.ForwardPropagate(inputs), targets);
        workers.Dispose();
        workers.Dispose();

        Assert.Throws<ObjectDisposedException>(() => trainer.Step(inputs, targets));
        Assert.Throws<ObjectDisposedException>(() => trainer.ForwardPropagate(inputs));
        Assert.Throws<ObjectDisposedException>(() => trainer.UpdateParameters(gradients));
        Assert.Throws<ObjectDisposedException>(() => trainer.Evaluate(inputs, targets));
        Assert.Throws<ObjectDisposedException>(() => workers.Predict(trainer.Network, inputs, outputs));
        Assert.Equal(Bits.Of(twin), Bits.Of(trainer));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Large_predictions_have_the_bits_of_Predict(int threads)
    {
        using var workers = new TrainingWorkers(threads);
        var network = new Classifier(seed: 3);
        float[] inputs = RandomSamples.Inputs(DescriptionOf<Classifier>(), rows: 1_003, seed: 5);
        float[] expected = new float[10 * 1_003], actual = new float[10 * 1_003];
        network.Predict(inputs, expected);

        workers.Predict(network, inputs, actual);

        Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Predictions_with_lengths_that_do_not_fit_are_refused_as_by_Predict()
    {
        using var workers = new TrainingWorkers(2, SharingRule.Always);
        var network = new Classifier(seed: 3);
        float[] memory = new float[64 * 100];

        string inputs = Assert.Throws<ArgumentException>(() => workers.Predict(network, memory.AsSpan(1), new float[1_000])).Message;
        string outputs = Assert.Throws<ArgumentException>(() => workers.Predict(network, memory, new float[999])).Message;
        string overlap = Assert.Throws<ArgumentException>(() => workers.Predict(network, memory, memory.AsSpan(0, 1_000))).Message;

        Assert.Equal(Assert.Throws<ArgumentException>(() => network.Predict(memory.AsSpan(1), new float[1_000])).Message, inputs);
        Assert.Equal(Assert.Throws<ArgumentException>(() => network.Predict(memory, new float[999])).Message, outputs);
        Assert.Contains("overlap", overlap, StringComparison.Ordinal);
    }

    /// <summary>
    /// In a process of its own. Fails when a step on several threads allocates, or when threads spin while nothing is trained.
    /// </summary>
    [Fact]
    public async Task Steps_allocate_nothing_on_any_thread_and_idle_threads_take_no_time()
    {
        string[] lines = await ChildProcess.RunAsync("", "workers");

        double[] values = [.. lines[1].Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
        Assert.Equal(0, values[0]);

        // Two threads that spin would take 1,000.
        Assert.InRange(values[1], 0, 50);
    }

    private static NetworkDescription DescriptionOf<TNetwork>()
        where TNetwork : class, INetwork<TNetwork> => TNetwork.Description;
}
