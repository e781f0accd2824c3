using AdamKernels;

namespace Playground.Training.Networks;

internal sealed class Learner<TNetwork> : ILearner
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;

    public Learner(TNetwork network)
    {
        // A rate that is too high is something to see, not an error.
        _trainer = new Trainer<TNetwork>(network) { NonFinitePolicy = NonFinitePolicy.SkipStep };
    }

    public double LearningRate
    {
        get => _trainer.LearningRate;
        set => _trainer.LearningRate = value;
    }

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => _trainer.Step(inputs, targets);

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => _trainer.Network.Predict(inputs, outputs);

    public string Hash() => ParameterHash.Of(_trainer.Network);
}
