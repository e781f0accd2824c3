namespace AdamKernels.Benchmarks.Peers.Optimizers;

/// <summary>Adam as a plain loop.</summary>
/// <param name="parameters">The parameters, updated in place.</param>
/// <param name="learningRate">Learning rate.</param>
public sealed class NaiveAdam(float[] parameters, double learningRate) : IAdam
{
    private readonly float[] _firstMoments = new float[parameters.Length];
    private readonly float[] _secondMoments = new float[parameters.Length];
    private double _beta1Power = 1;
    private double _beta2Power = 1;

    /// <inheritdoc/>
    public float[] Parameters => parameters;

    /// <inheritdoc/>
    public void Update(ReadOnlySpan<float> gradients)
    {
        _beta1Power *= AdamSettings.Beta1;
        _beta2Power *= AdamSettings.Beta2;
        Update(parameters, gradients, _firstMoments, _secondMoments, learningRate, 1 - _beta1Power, 1 - _beta2Power);
    }

    /// <summary>One update.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">Their gradients.</param>
    /// <param name="m">First moments.</param>
    /// <param name="v">Second moments.</param>
    /// <param name="learningRate">Learning rate.</param>
    /// <param name="correction1">1 - β1ᵗ.</param>
    /// <param name="correction2">1 - β2ᵗ.</param>
    internal static void Update(
        float[] parameters,
        ReadOnlySpan<float> gradients,
        float[] m,
        float[] v,
        double learningRate,
        double correction1,
        double correction2)
    {
        const float beta1 = (float)AdamSettings.Beta1;
        const float beta2 = (float)AdamSettings.Beta2;
        const float oneMinusBeta1 = (float)(1 - AdamSettings.Beta1);
        const float oneMinusBeta2 = (float)(1 - AdamSettings.Beta2);
        const float epsilon = (float)AdamSettings.Epsilon;
        float stepSize = (float)(learningRate / correction1);
        float rootOfCorrection2 = (float)Math.Sqrt(correction2);
        for (int i = 0; i < parameters.Length; i++)
        {
            float gradient = gradients[i];
            m[i] = beta1 * m[i] + oneMinusBeta1 * gradient;
            v[i] = beta2 * v[i] + oneMinusBeta2 * gradient * gradient;
            parameters[i] -= stepSize * m[i] / (MathF.Sqrt(v[i]) / rootOfCorrection2 + epsilon);
        }
    }
}
