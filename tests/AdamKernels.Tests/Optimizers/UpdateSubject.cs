namespace AdamKernels.Tests.Optimizers;

/// <summary>Something that updates parameters from gradients, seen in canonical order.</summary>
internal abstract class UpdateSubject
{
    public abstract int Count { get; }

    /// <summary>The learning rate of the declaration.</summary>
    public abstract double LearningRate { get; }

    public abstract void Start(float[] parameters);

    public abstract void Update(float[] gradients, double learningRate);

    /// <summary>The parameters, then every optimizer state.</summary>
    public abstract float[][] State();
}

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

/// <summary>An optimizer for parameters of one's own.</summary>
internal sealed class FlatSubject : UpdateSubject
{
    private readonly float[] _parameters;
    private readonly ParameterOptimizer _optimizer;

    public FlatSubject(int count, Func<Memory<float>, ParameterOptimizer> create)
    {
        _parameters = new float[count];
        _optimizer = create(_parameters);
        LearningRate = _optimizer.LearningRate;
    }

    public override int Count => _parameters.Length;

    public override double LearningRate { get; }

    public override void Start(float[] parameters) => parameters.CopyTo(_parameters, 0);

    public override void Update(float[] gradients, double learningRate)
    {
        _optimizer.LearningRate = learningRate;
        _optimizer.UpdateParameters(gradients);
    }

    public override float[][] State() => [[.. _parameters], .. Enumerable.Range(0, _optimizer.StateCount).Select(i => _optimizer.GetState(i).ToArray())];
}
