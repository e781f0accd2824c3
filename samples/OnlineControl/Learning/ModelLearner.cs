using AdamKernels;
using SampleKit.Reporting;

namespace OnlineControl.Learning;

/// <summary>Predicts forces with an <see cref="InverseModel"/> and teaches it. Neither allocates anything.</summary>
internal sealed class ModelLearner
{
    /// <summary>Scales that bring features and targets near 1. They need not be exact.</summary>
    private const double VelocityScale = 0.5, AccelerationScale = 5, ForceScale = 5;

    /// <summary>Friction changes its sign within a few mm/s, and little above that.</summary>
    private const double TurningVelocity = 0.02;

    private readonly Trainer<InverseModel> _trainer;
    private readonly SampleMemory _memory;
    private readonly float[] _features = new float[InverseModel.FeatureCount];
    private readonly float[] _output = new float[1];
    private readonly float[] _batchFeatures = new float[InverseModel.BatchSize * InverseModel.FeatureCount];
    private readonly float[] _batchTargets = new float[InverseModel.BatchSize];

    /// <summary>Creates a network and what teaches it.</summary>
    /// <param name="seed">Seed of the first parameters and of the order of the samples.</param>
    /// <param name="memory">Number of the last samples that are remembered.</param>
    public ModelLearner(ulong seed, int memory)
    {
        _trainer = new Trainer<InverseModel>(new InverseModel(seed));
        _memory = new SampleMemory(memory, seed);
    }

    /// <inheritdoc cref="SampleKit.Reporting.ParameterHash.Of"/>
    public string HashParameters()
    {
        var parameters = new float[InverseModel.ParameterCount];
        _trainer.Network.GetParameters(parameters);
        return ParameterHash.Of(parameters);
    }

    /// <summary>Compiles what predictions and steps need, so that the first ones take no longer than the next ones.</summary>
    public void WarmUp()
    {
        _trainer.WarmUp();
        _trainer.Network.WarmUp();
    }

    /// <summary>The force in N that a motion needs.</summary>
    /// <param name="velocity">In m/s.</param>
    /// <param name="acceleration">In m/s².</param>
    public double Predict(double velocity, double acceleration)
    {
        Describe(velocity, acceleration);
        _trainer.Network.Predict(_features, _output);
        return ForceScale * _output[0];
    }

    /// <summary>Learns what force a motion needed, and makes one step.</summary>
    /// <param name="velocity">In m/s.</param>
    /// <param name="acceleration">In m/s².</param>
    /// <param name="force">In N.</param>
    public void Learn(double velocity, double acceleration, double force)
    {
        Describe(velocity, acceleration);
        _memory.Add(_features, (float)(force / ForceScale));
        _memory.Draw(_batchFeatures, _batchTargets);
        _trainer.Step(_batchFeatures, _batchTargets);
    }

    private void Describe(double velocity, double acceleration)
    {
        _features[0] = (float)(velocity / VelocityScale);
        _features[1] = (float)(velocity / Math.Sqrt(velocity * velocity + TurningVelocity * TurningVelocity));
        _features[2] = (float)(acceleration / AccelerationScale);
    }
}
