namespace AdamKernels.Tests.Optimizers;

/// <summary>The update of a declared network, fed with any gradients through the four calls.</summary>
internal sealed class NetworkSubject<TNetwork> : UpdateSubject
    where TNetwork : class, INetwork<TNetwork>
{
    private readonly Trainer<TNetwork> _trainer;
    private readonly Gradients _gradients;

    public NetworkSubject(TNetwork network)
    {
        _trainer = new Trainer<TNetwork>(network);
        ReadOnlySpan<float> outputs = _trainer.ForwardPropagate(new float[TNetwork.Description.InputCount]);
        _gradients = _trainer.Backpropagate(outputs, new float[TNetwork.Description.OutputCount]);
    }

    public override int Count => _gradients.Count;

    public override double LearningRate => TNetwork.Description.LearningRate;

    public override void Start(float[] parameters) =>
        Runtime.NetworkParameters.Set(TNetwork.Description, _trainer.Network.Parameters, parameters);

    public override void Update(float[] gradients, double learningRate)
    {
        _gradients.CopyFrom(gradients);
        _trainer.LearningRate = learningRate;
        _trainer.UpdateParameters(_gradients);
    }

    public override float[][] State() => [.. _trainer.CanonicalState()];
}
