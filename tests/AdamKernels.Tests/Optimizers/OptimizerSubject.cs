namespace AdamKernels.Tests.Optimizers;

/// <summary>An optimizer for your own parameters.</summary>
internal sealed class OptimizerSubject : UpdateSubject
{
    private readonly float[] _parameters;
    private readonly ParameterOptimizer _optimizer;

    public OptimizerSubject(int count, Func<Memory<float>, ParameterOptimizer> create)
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

    public override float[][] State() =>
        [[.. _parameters], .. Enumerable.Range(0, _optimizer.StateCount).Select(i => _optimizer.GetState(i).ToArray())];
}
