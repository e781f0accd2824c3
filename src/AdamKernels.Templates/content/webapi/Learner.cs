using System.Threading.Channels;
using AdamKernels;

namespace LearningApi;

/// <summary>Learns from queued samples on one thread, while any number of requests predict with published weights.</summary>
public sealed class Learner : BackgroundService
{
    private const string CheckpointFile = "model.ckpt";

    // A step whose loss overflows, from values that are finite but far too large, is skipped instead of ending the service. The other
    // samples of its batch, up to 63, are lost with it: only you know the data, so check the range of the values in Sample.Problem.
    private readonly Trainer<Model> _trainer = new(new Model(seed: 1)) { NonFinitePolicy = NonFinitePolicy.SkipStep };
    private readonly WeightPublisher<Model> _weights;

    // Requests wait, instead of memory filling up, when samples come faster than they are learned.
    private readonly Channel<Sample> _samples = Channel.CreateBounded<Sample>(10_000);

    public Learner()
    {
        if (File.Exists(CheckpointFile))
        {
            _trainer.LoadCheckpoint(CheckpointFile);
        }

        // With two more slots than concurrent predictions, a new version always finds a free one; otherwise it is published a step later.
        _weights = new WeightPublisher<Model>(_trainer.Network, slots: Environment.ProcessorCount + 2);
        _trainer.PublishTo(_weights, everySteps: 1);
    }

    /// <summary>Queues a sample, which is learned soon.</summary>
    public ValueTask AddAsync(Sample sample, CancellationToken cancellation) => _samples.Writer.WriteAsync(sample, cancellation);

    /// <summary>Predicts with one whole set of weights.</summary>
    public Prediction Predict(float[] inputs)
    {
        Span<float> output = stackalloc float[Model.OutputCount];
        using WeightLease<Model> weights = _weights.Acquire();
        weights.Network.Predict(inputs, output);
        return new Prediction(output[0], weights.Version);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        // What was accepted is learned before the service ends.
        _samples.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        float[] inputs = new float[Model.MaxBatchSize * Model.InputCount];
        float[] targets = new float[Model.MaxBatchSize * Model.OutputCount];
        _trainer.WarmUp();
        while (await _samples.Reader.WaitToReadAsync(CancellationToken.None))
        {
            int count = 0;
            while (count < Model.MaxBatchSize && _samples.Reader.TryRead(out Sample? sample))
            {
                sample.Inputs.CopyTo(inputs, count * Model.InputCount);
                targets[count++] = sample.Target;
            }

            _trainer.Step(inputs.AsSpan(0, count * Model.InputCount), targets.AsSpan(0, count));
        }

        _trainer.SaveCheckpoint(CheckpointFile);
    }
}
